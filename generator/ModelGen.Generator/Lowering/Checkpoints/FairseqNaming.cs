using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names that FSMT, Marian and BART share (Hugging Face models/fsmt, models/marian, models/bart), all ports of fairseq or of its like. None has a GGUF form.</summary>
internal abstract class FairseqNaming : CheckpointNaming
{
    private static readonly Dictionary<TensorRole, string> Names = new()
    {
        [TensorRole.PositionEmbedding] = "embed_positions",
        [TensorRole.EmbeddingNorm] = "layernorm_embedding",
        [TensorRole.AttentionNorm] = "layers.{layer}.self_attn_layer_norm",
        [TensorRole.Query] = "layers.{layer}.self_attn.q_proj",
        [TensorRole.Key] = "layers.{layer}.self_attn.k_proj",
        [TensorRole.Value] = "layers.{layer}.self_attn.v_proj",
        [TensorRole.AttentionOutput] = "layers.{layer}.self_attn.out_proj",
        [TensorRole.CrossNorm] = "layers.{layer}.encoder_attn_layer_norm",
        [TensorRole.CrossQuery] = "layers.{layer}.encoder_attn.q_proj",
        [TensorRole.CrossKey] = "layers.{layer}.encoder_attn.k_proj",
        [TensorRole.CrossValue] = "layers.{layer}.encoder_attn.v_proj",
        [TensorRole.CrossOutput] = "layers.{layer}.encoder_attn.out_proj",
        [TensorRole.Up] = "layers.{layer}.fc1",
        [TensorRole.Down] = "layers.{layer}.fc2",
        [TensorRole.FeedForwardNorm] = "layers.{layer}.final_layer_norm",
        [TensorRole.FinalNorm] = "layer_norm",
    };

    public override TensorNames? this[TensorRole role] => null;

    public override TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture) => role switch
    {
        TensorRole.SourceEmbedding => Named("model.encoder.embed_tokens"),
        TensorRole.TokenEmbedding => Named(architecture.Embedding.Shared ? Shared : "model.decoder.embed_tokens"),
        _ => Names.TryGetValue(role, out string? name) ? Named($"model.{(architecture.Stack == Stack.Encoder ? "encoder" : "decoder")}.{name}") : null,
    };

    // The files do not say that there are two stacks, nor how queries are scaled.
    public override string? Lacks(ArchitectureSpec architecture) => architecture switch
    {
        { Source: null } => "declare Structure.EncoderDecoder",
        _ when architecture.LayerKinds[0].Attention.ScaleIsDeclared => "leave Scale of [Attention] out",
        _ => null,
    };

    /// <summary>The one embedding of both stacks.</summary>
    protected const string Shared = "model.shared";

    /// <summary>A part that has no name in GGUF files.</summary>
    protected static TensorNames Named(string name) => new(name, GgufName: "");

    /// <summary>What config.json says of every model of the kind.</summary>
    protected static IEnumerable<SettingSpec> CommonSettings(ArchitectureSpec decoder)
    {
        ArchitectureSpec encoder = decoder.Source!;
        yield return new SettingSpec("hidden size", ["d_model"], null, (long)decoder.Hidden);
        foreach (ArchitectureSpec stack in decoder.Stacks)
        {
            string name = stack.Stack == Stack.Encoder ? "encoder" : "decoder";
            yield return new SettingSpec($"layers of the {name}", [name + "_layers"], null, (long)stack.Layers);
            yield return new SettingSpec($"heads of the {name}", [name + "_attention_heads"], null, (long)stack.LayerKinds[0].Attention.Heads);
            yield return new SettingSpec($"feed-forward size of the {name}", [name + "_ffn_dim"], null, (long)stack.LayerKinds[0].FeedForward.Size);
        }

        yield return new SettingSpec("context", ["max_position_embeddings"], null, (long)decoder.Context) { AtLeast = decoder.LayerKinds[0].Position.Encoding != PositionEncoding.Learned };
        foreach (SettingSpec activation in ActivationNames.Settings(decoder.LayerKinds[0].FeedForward, "activation_function"))
        {
            yield return activation;
        }

        yield return new SettingSpec("embedding scaled by √hidden", ["scale_embedding"], null, encoder.Embedding.Scale == EmbeddingScale.SqrtHidden);
    }
}
