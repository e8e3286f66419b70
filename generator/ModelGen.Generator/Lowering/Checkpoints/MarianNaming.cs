using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of Marian: one embedding, which is the output matrix too, and a bias on the logits that is stored as a row.</summary>
internal class MarianNaming : FairseqNaming
{
    public override TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture) => role switch
    {
        TensorRole.Head => Named("lm_head") with { Bias = "final_logits_bias", BiasIsRow = true },
        _ => base.NamesOf(role, architecture),
    };

    public override string? Lacks(ArchitectureSpec architecture) => base.Lacks(architecture) ?? architecture switch
    {
        _ when LacksPosition(architecture) is { } position => position,
        _ when architecture.Head.Bias != HeadHasBias(architecture) => $"add [Head(Head.LanguageModel, Tied = true{(architecture.Head.Bias ? "" : ", Bias = true")})]",
        _ => null,
    };

    public sealed override CheckpointPlan Plan(ArchitectureSpec architecture) => new([.. CommonSettings(architecture), .. Settings(architecture)], [.. Ignored(architecture)], []);

    /// <summary>True where the family adds a bias to the logits.</summary>
    protected virtual bool HeadHasBias(ArchitectureSpec architecture) => true;

    /// <summary>The positions of the family, as advice where the declaration has others.</summary>
    protected virtual string? LacksPosition(ArchitectureSpec architecture) =>
        architecture.LayerKinds[0].Position is { Encoding: PositionEncoding.Sinusoidal, SinusoidLayout: SinusoidLayout.Concatenated, SinusoidSpacing: SinusoidSpacing.Exclusive, Offset: 0 }
            ? null
            : "add [PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated)]";

    /// <summary>What config.json says beside what all say.</summary>
    protected virtual IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        bool isPre = architecture.Normalization.IsOfInput;
        yield return new SettingSpec("vocabulary", ["decoder_vocab_size", "vocab_size"], null, (long)architecture.Vocabulary);
        yield return new SettingSpec("vocabulary of sources", ["vocab_size"], null, (long)architecture.Source!.Vocabulary);
        yield return new SettingSpec("one embedding of both stacks", ["share_encoder_decoder_embeddings"], null, architecture.Embedding.Shared) { WhenAbsent = true };
        yield return new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied) { WhenAbsent = true };
        yield return new SettingSpec("norms before branches", ["normalize_before"], null, isPre) { WhenAbsent = isPre };
        yield return new SettingSpec("norm after the last layer", ["add_final_layer_norm"], null, architecture.HasFinalNorm) { WhenAbsent = architecture.HasFinalNorm };
        yield return new SettingSpec("norm of the embedded tokens", ["normalize_embedding"], null, architecture.Embedding.Normalized) { WhenAbsent = architecture.Embedding.Normalized };
    }

    /// <summary>Copies of the one embedding, and tables of what is computed.</summary>
    private static IEnumerable<string> Ignored(ArchitectureSpec architecture)
    {
        string[] tables = [Shared + ".weight", "model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight"];
        string[] own = architecture.Embedding.Shared ? [Shared + ".weight"] : ["model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight"];
        return tables.Except(own)
            .Concat(architecture.LayerKinds[0].Position.Encoding == PositionEncoding.Learned ? [] : ["model.encoder.embed_positions.weight", "model.decoder.embed_positions.weight"])
            .Concat(architecture.Head.Tied ? ["lm_head.weight"] : Array.Empty<string>());
    }
}
