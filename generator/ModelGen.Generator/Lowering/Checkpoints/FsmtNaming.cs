using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of FSMT: two vocabularies, and sinusoids that some files store as tables.</summary>
internal sealed class FsmtNaming : FairseqNaming
{
    private static readonly string[] Ignored = ["model.encoder.embed_positions.weight", "model.decoder.embed_positions.weight"];

    public override TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture) => role switch
    {
        TensorRole.Head => Named("model.decoder.output_projection"),

        // Each stack has a table; where the two are equal, either is the one that both share.
        TensorRole.TokenEmbedding => Named("model.decoder.embed_tokens"),
        TensorRole.PositionEmbedding or TensorRole.EmbeddingNorm or TensorRole.FinalNorm => null,
        _ => base.NamesOf(role, architecture),
    };

    public override string? Lacks(ArchitectureSpec architecture) => base.Lacks(architecture) ?? architecture switch
    {
        { Normalization.Placement: not NormPlacement.Post } => "choose NormPlacement.Post",
        _ when architecture.LayerKinds[0].Position is not { Encoding: PositionEncoding.Sinusoidal, SinusoidLayout: SinusoidLayout.Concatenated, SinusoidSpacing: SinusoidSpacing.Inclusive }
            => "add [PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive, Offset = 2)]",
        _ => null,
    };

    public override CheckpointPlan Plan(ArchitectureSpec architecture) => new(
        [
            .. CommonSettings(architecture),
            new SettingSpec("vocabulary of sources", ["src_vocab_size"], null, (long)architecture.Source!.Vocabulary),
            new SettingSpec("vocabulary", ["tgt_vocab_size"], null, (long)architecture.Vocabulary),

            // fairseq counts positions from the one behind that of padding.
            new SettingSpec("offset of positions less one", ["pad_token_id"], null, architecture.LayerKinds[0].Position.Offset - 1L),
        ],
        [
            .. Ignored,
            .. architecture.Head.Tied ? ["model.decoder.output_projection.weight"] : Array.Empty<string>(),
            .. architecture.Embedding.Shared ? ["model.encoder.embed_tokens.weight"] : Array.Empty<string>(),
        ],
        []);
}
