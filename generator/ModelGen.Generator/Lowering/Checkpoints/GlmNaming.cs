using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names that ChatGLM-6B (modeling_chatglm.py of its checkpoint) and GLM-130B (SwissArmyTransformer) share. Neither has a GGUF form.</summary>
internal abstract class GlmNaming : CheckpointNaming
{
    private const string Prefix = "transformer.";

    private static readonly Dictionary<TensorRole, string> Names = new()
    {
        [TensorRole.TokenEmbedding] = Prefix + "word_embeddings",
        [TensorRole.AttentionNorm] = Prefix + "layers.{layer}.input_layernorm",
        [TensorRole.Query] = Prefix + "layers.{layer}.attention.query_key_value",
        [TensorRole.Key] = Prefix + "layers.{layer}.attention.query_key_value",
        [TensorRole.Value] = Prefix + "layers.{layer}.attention.query_key_value",
        [TensorRole.AttentionOutput] = Prefix + "layers.{layer}.attention.dense",
        [TensorRole.FeedForwardNorm] = Prefix + "layers.{layer}.post_attention_layernorm",
        [TensorRole.Up] = Prefix + "layers.{layer}.mlp.dense_h_to_4h",
        [TensorRole.Down] = Prefix + "layers.{layer}.mlp.dense_4h_to_h",
        [TensorRole.FinalNorm] = Prefix + "final_layernorm",
    };

    public override QueryKeyValueLayout QueryKeyValue => QueryKeyValueLayout.PerHead;

    /// <summary>Tensors that files of the family may hold and nobody reads.</summary>
    protected abstract IReadOnlyList<string> Ignored { get; }

    public override TensorNames? this[TensorRole role] => Names.TryGetValue(role, out string? name) ? new TensorNames(name, GgufName: string.Empty) : null;

    // The files of the family do not say where the norms stand, nor that the first tokens see each other.
    public override string? Lacks(ArchitectureSpec architecture) => architecture switch
    {
        { Structure: not Structure.PrefixDecoder } => "declare Structure.PrefixDecoder",
        { Blanks: null } => "add [BlankFilling]",
        { Normalization.Placement: not NormPlacement.Deep } => "choose NormPlacement.Deep",
        _ => null,
    };

    public override CheckpointPlan Plan(ArchitectureSpec architecture) => new([.. Settings(architecture)], Ignored, []);

    /// <summary>What config.json says of a model of the family.</summary>
    protected virtual IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        yield return new SettingSpec("layers", ["num_layers"], null, (long)architecture.Layers);
        yield return new SettingSpec("hidden size", ["hidden_size"], null, (long)architecture.Hidden);
        yield return new SettingSpec("feed-forward size", ["inner_hidden_size"], null, (long)layer.FeedForward.Size);
        yield return new SettingSpec("vocabulary", ["vocab_size"], null, (long)architecture.Vocabulary);
        yield return new SettingSpec("context", ["max_sequence_length"], null, (long)architecture.Context) { AtLeast = true };
        yield return new SettingSpec("heads", ["num_attention_heads"], null, (long)layer.Attention.Heads);
        yield return new SettingSpec("norm epsilon", ["layernorm_epsilon"], null, architecture.Normalization.Epsilon);
        if (architecture.Blanks is not { } blanks)
        {
            yield break;
        }

        yield return new SettingSpec("Start", ["bos_token_id"], null, (long)blanks.Start);
        foreach (BlankMaskSpec mask in blanks.Masks)
        {
            yield return new SettingSpec(mask.Kind, [PathOf(mask.Kind)], null, (long)mask.Token);
        }
    }

    private static string PathOf(string kind) => kind switch
    {
        "Mask" => "mask_token_id",
        "SentenceMask" => "smask_token_id",
        "GenerationMask" => "gmask_token_id",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such mask."),
    };
}
