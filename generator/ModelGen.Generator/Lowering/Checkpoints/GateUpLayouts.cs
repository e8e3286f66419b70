using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>Where the rows of gate and linear projection lie in a stored tensor that holds both.</summary>
internal static class GateUpLayouts
{
    /// <summary>Which rows of the tensor of safetensors files a projection is; null where it has a tensor of its own.</summary>
    public static FusedSpec? GateUpRows(this CheckpointNaming naming, TensorRole role, FeedForwardSpec feedForward) => role switch
    {
        TensorRole.Gate or TensorRole.Up => Rows(naming.GateUp, role == TensorRole.Gate, feedForward, feedForward.Size),
        TensorRole.ExpertGate or TensorRole.ExpertUp => Rows(naming.ExpertGateUp, role == TensorRole.ExpertGate, feedForward, feedForward.Size),
        TensorRole.SharedGate or TensorRole.SharedUp => Rows(naming.SharedGateUp, role == TensorRole.SharedGate, feedForward, feedForward.Experts!.Shared),
        _ => null,
    };

    /// <summary>The same in GGUF files.</summary>
    public static FusedSpec? GgufGateUpRows(this CheckpointNaming naming, TensorRole role, FeedForwardSpec feedForward) => role switch
    {
        TensorRole.Gate or TensorRole.Up => Rows(naming.GgufGateUp, role == TensorRole.Gate, feedForward, feedForward.Size),
        TensorRole.ExpertGate or TensorRole.ExpertUp => Rows(naming.GgufExpertGateUp, role == TensorRole.ExpertGate, feedForward, feedForward.Size),
        TensorRole.SharedGate or TensorRole.SharedUp => Rows(naming.GgufSharedGateUp, role == TensorRole.SharedGate, feedForward, feedForward.Experts!.Shared),
        _ => null,
    };

    private static FusedSpec? Rows(GateUpLayout layout, bool isGate, FeedForwardSpec feedForward, int size) => layout switch
    {
        _ when layout == GateUpLayout.Separate || !feedForward.IsGated => null,
        GateUpLayout.Interleaved => new FusedSpec(2 * size, isGate ? 0 : 1, Run: 1, Stride: 2),
        _ => new FusedSpec(2 * size, isGate == (layout == GateUpLayout.GateFirst) ? 0 : size, size, size),
    };
}
