using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>What <c>config.json</c> and GGUF metadata say of a model like BERT.</summary>
internal static class BertSettings
{
    public static IReadOnlyList<SettingSpec> Of(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        return
        [
            new SettingSpec("layers", ["num_hidden_layers"], "{arch}.block_count", (long)architecture.Layers),
            new SettingSpec("hidden size", ["hidden_size"], "{arch}.embedding_length", (long)architecture.Hidden),
            new SettingSpec("feed-forward size", ["intermediate_size"], "{arch}.feed_forward_length", (long)layer.FeedForward.Size),
            new SettingSpec("vocabulary", ["vocab_size"], "{arch}.vocab_size", (long)architecture.Vocabulary),
            new SettingSpec("context and offset", ["max_position_embeddings"], null, (long)architecture.Context + layer.Position.Offset),
            new SettingSpec("context", [], "{arch}.context_length", (long)architecture.Context),
            new SettingSpec("token types", ["type_vocab_size"], "tokenizer.ggml.token_type_count", (long)architecture.Embedding.TokenTypes),
            new SettingSpec("heads", ["num_attention_heads"], "{arch}.attention.head_count", (long)layer.Attention.Heads),
            new SettingSpec("causal attention", ["is_decoder"], "{arch}.attention.causal", !architecture.IsEncoder) { WhenAbsent = false },
            .. ActivationNames.Settings(layer.FeedForward, "hidden_act"),
            new SettingSpec("position encoding", ["position_embedding_type"], null, "absolute") { WhenAbsent = "absolute" },
            new SettingSpec("norm epsilon", ["layer_norm_eps"], "{arch}.attention.layer_norm_epsilon", architecture.Normalization.Epsilon),
            .. architecture.Has(Head.MaskedLanguageModel)
                ? [new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied) { WhenAbsent = true }]
                : Array.Empty<SettingSpec>(),
        ];
    }
}
