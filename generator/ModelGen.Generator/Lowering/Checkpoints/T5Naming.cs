using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of T5, T5 1.1 and Flan-T5 (Hugging Face models/t5; llama.cpp gguf-py/gguf/tensor_mapping.py).</summary>
internal sealed class T5Naming : CheckpointNaming
{
    // Beside a gate, which is wi_0, the linear projection wi is wi_1.
    private const string GatedUp = "_1";

    private const string CrossBias = "decoder.block.0.layer.1.EncDecAttention.relative_attention_bias.weight";

    // The branches of a layer are numbered, and a decoder has one more; {stack} and {last} are filled in below.
    private static readonly Dictionary<TensorRole, (string Name, string GgufName)> Names = new()
    {
        [TensorRole.RelativeBias] = ("block.0.layer.0.SelfAttention.relative_attention_bias", "blk.0.attn_rel_b"),
        [TensorRole.AttentionNorm] = ("block.{layer}.layer.0.layer_norm", "blk.{layer}.attn_norm"),
        [TensorRole.Query] = ("block.{layer}.layer.0.SelfAttention.q", "blk.{layer}.attn_q"),
        [TensorRole.Key] = ("block.{layer}.layer.0.SelfAttention.k", "blk.{layer}.attn_k"),
        [TensorRole.Value] = ("block.{layer}.layer.0.SelfAttention.v", "blk.{layer}.attn_v"),
        [TensorRole.AttentionOutput] = ("block.{layer}.layer.0.SelfAttention.o", "blk.{layer}.attn_o"),
        [TensorRole.CrossNorm] = ("block.{layer}.layer.1.layer_norm", "blk.{layer}.cross_attn_norm"),
        [TensorRole.CrossQuery] = ("block.{layer}.layer.1.EncDecAttention.q", "blk.{layer}.cross_attn_q"),
        [TensorRole.CrossKey] = ("block.{layer}.layer.1.EncDecAttention.k", "blk.{layer}.cross_attn_k"),
        [TensorRole.CrossValue] = ("block.{layer}.layer.1.EncDecAttention.v", "blk.{layer}.cross_attn_v"),
        [TensorRole.CrossOutput] = ("block.{layer}.layer.1.EncDecAttention.o", "blk.{layer}.cross_attn_o"),
        [TensorRole.FeedForwardNorm] = ("block.{layer}.layer.{last}.layer_norm", "blk.{layer}.ffn_norm"),
        [TensorRole.Gate] = ("block.{layer}.layer.{last}.DenseReluDense.wi_0", "blk.{layer}.ffn_gate"),
        [TensorRole.Up] = ("block.{layer}.layer.{last}.DenseReluDense.wi", "blk.{layer}.ffn_up"),
        [TensorRole.Down] = ("block.{layer}.layer.{last}.DenseReluDense.wo", "blk.{layer}.ffn_down"),
        [TensorRole.FinalNorm] = ("final_layer_norm", "output_norm"),
    };

    public override TensorNames? this[TensorRole role] => role switch
    {
        TensorRole.TokenEmbedding => new("shared", "token_embd"),
        TensorRole.Head => new("lm_head", "output"),
        _ => null,
    };

    public override TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture)
    {
        if (!Names.TryGetValue(role, out (string Name, string GgufName) names))
        {
            return this[role];
        }

        bool isEncoder = architecture.IsEncoder || architecture.Stack == Stack.Encoder;
        string name = names.Name.Replace("{last}", isEncoder ? "1" : "2") + (role == TensorRole.Up && architecture.LayerKinds[0].FeedForward.IsGated ? GatedUp : "");
        return new TensorNames($"{(isEncoder ? "encoder" : "decoder")}.{name}", $"{(isEncoder ? "enc" : "dec")}.{names.GgufName}");
    }

    // The files do not say where norms stand, nor that nothing divides the scores.
    public override string? Lacks(ArchitectureSpec architecture) => architecture switch
    {
        { Source: null, IsEncoder: false } => "declare Structure.EncoderDecoder, or Structure.Encoder for the encoder alone",
        { Normalization: not { Kind: Norm.Rms, Placement: NormPlacement.Pre, Final: true } } => "choose [Normalization(Norm.Rms, NormPlacement.Pre)]",
        _ when architecture.LayerKinds[0].Position.Encoding != PositionEncoding.RelativeBuckets => "choose PositionEncoding.RelativeBuckets",
        _ when architecture.LayerKinds[0].Attention.Scale != 1 => "add [Attention(Scale = 1)]",
        { Embedding.Scale: not EmbeddingScale.None } => "leave Scale of [Embedding] out",
        _ when architecture.LayerKinds[0].FeedForward.Activation == Activation.GeGlu => "choose Activation.GeGluTanh, which is what T5 calls gated-gelu",
        _ => null,
    };

    public override CheckpointPlan Plan(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        return new CheckpointPlan(
            [
                new SettingSpec("layers of the encoder", ["num_layers"], "{arch}.block_count", (long)(architecture.Source ?? architecture).Layers),
                .. architecture.IsEncoder ? [] : OfDecoder(architecture),
                new SettingSpec("hidden size", ["d_model"], "{arch}.embedding_length", (long)architecture.Hidden),
                new SettingSpec("feed-forward size", ["d_ff"], "{arch}.feed_forward_length", (long)layer.FeedForward.Size),
                new SettingSpec("vocabulary", ["vocab_size"], "{arch}.vocab_size", (long)architecture.Vocabulary),
                new SettingSpec("heads", ["num_heads"], "{arch}.attention.head_count", (long)layer.Attention.Heads),
                new SettingSpec("head size", ["d_kv"], "{arch}.attention.key_length", (long)layer.Attention.HeadSize),
                new SettingSpec("buckets of distances", ["relative_attention_num_buckets"], "{arch}.attention.relative_buckets_count", (long)layer.Position.Buckets) { WhenAbsent = 32L, GgufWhenAbsent = 32L },
                new SettingSpec("greatest distance", ["relative_attention_max_distance"], null, (long)layer.Position.MaxDistance) { WhenAbsent = 128L },
                .. Activations(layer.FeedForward),
                new SettingSpec("norm epsilon", ["layer_norm_epsilon"], "{arch}.attention.layer_norm_rms_epsilon", architecture.Normalization.Epsilon),
                new SettingSpec("architecture", [], "general.architecture", architecture.IsEncoder ? "t5encoder" : "t5"),
            ],
            [.. Ignored(architecture)],
            [])
        {
            GgufTiedCopy = architecture.Head.Tied ? "output.weight" : null,
        };
    }

    private static IEnumerable<SettingSpec> OfDecoder(ArchitectureSpec architecture) =>
    [
        new SettingSpec("layers of the decoder", ["num_decoder_layers", "num_layers"], "{arch}.decoder_block_count", (long)architecture.Layers),
        new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied) { WhenAbsent = true },

        // Before there was a setting of its own, logits of a tied embedding were scaled, and those of a matrix of their own were not.
        new SettingSpec("logits scaled by 1/√hidden", ["scale_decoder_outputs", "tie_word_embeddings"], null, architecture.Head.Scale != 1) { WhenAbsent = true },
    ];

    /// <summary>Copies of the one embedding; and, for an encoder alone, the decoder of the file.</summary>
    private static IEnumerable<string> Ignored(ArchitectureSpec architecture)
    {
        string[] copies = ["encoder.embed_tokens.weight", "decoder.embed_tokens.weight"];
        return architecture.IsEncoder
            ? [.. copies, "lm_head.weight", .. OfDecoderAlone()]
            : [.. copies, CrossBias, .. architecture.Head.Tied ? ["lm_head.weight"] : Array.Empty<string>()];
    }

    /// <summary>The tensors of every layer of a decoder, with or without a gate.</summary>
    private static IEnumerable<string> OfDecoderAlone() => Names.Values
        .Select(names => names.Name)
        .Append(Names[TensorRole.Up].Name + GatedUp)
        .Select(name => $"decoder.{name.Replace("{last}", "2")}.weight")
        .Append(CrossBias);

    private static IEnumerable<SettingSpec> Activations(FeedForwardSpec feedForward)
    {
        if (feedForward.Activation == Activation.Custom)
        {
            yield break;
        }

        // What T5 calls a gated GELU is the approximation by tanh.
        IEnumerable<string> names = ActivationNames.Of(feedForward.Activation).Concat(feedForward.Activation == Activation.GeGluTanh ? ["gelu"] : Array.Empty<string>());
        string[] expected = [.. names.Select(name => feedForward.IsGated ? "gated-" + name : name)];
        yield return new SettingSpec("activation", ["feed_forward_proj"], null, expected) { WhenAbsent = "relu" };
    }
}
