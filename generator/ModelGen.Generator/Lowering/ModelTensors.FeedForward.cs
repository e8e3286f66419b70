using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <content>The tensors of a feed-forward part, or of the experts in its place.</content>
internal sealed partial class ModelTensors
{
    /// <summary>True for what each expert has one of.</summary>
    public static bool IsOfExpert(TensorRole role) => role is TensorRole.ExpertGate or TensorRole.ExpertUp or TensorRole.ExpertGateUp or TensorRole.ExpertDown;

    private bool IsTransposed(TensorRole role) => role == TensorRole.ExpertDown ? _naming.ExpertDownTransposed : IsOfExpert(role) ? _naming.ExpertsTransposed : _naming.Transposed;

    private void AddFeedForward(ArchitectureSpec architecture, LayerSpec layer, int kind)
    {
        FeedForwardSpec feedForward = layer.FeedForward;
        if (architecture.Normalization.Placement != NormPlacement.Output && architecture.Residual.Parallel != ParallelResidual.OneNorm)
        {
            AddNorm(architecture, TensorRole.FeedForwardNorm, kind);
        }

        if (feedForward.Experts is { } experts)
        {
            AddExperts(architecture, feedForward, experts, kind);
        }
        else
        {
            AddProjections(architecture, feedForward, feedForward.Size, kind, TensorRole.Gate, TensorRole.Up, TensorRole.Down);
        }

        if (architecture.Normalization.IsOfOutput)
        {
            AddNorm(architecture, TensorRole.FeedForwardOutputNorm, kind);
        }
    }

    private void AddExperts(ArchitectureSpec architecture, FeedForwardSpec feedForward, ExpertsSpec experts, int kind)
    {
        Add(TensorRole.Router, kind, [experts.Count, architecture.Hidden], experts.RouterBias);
        if (experts.SelectionBias)
        {
            Add(TensorRole.RouterCorrection, kind, [experts.Count]);
        }

        AddProjections(architecture, feedForward, feedForward.Size, kind, TensorRole.ExpertGate, TensorRole.ExpertUp, TensorRole.ExpertDown);
        if (experts.Shared > 0)
        {
            AddProjections(architecture, feedForward, experts.Shared, kind, TensorRole.SharedGate, TensorRole.SharedUp, TensorRole.SharedDown);
        }

        if (experts.SharedGate)
        {
            Add(TensorRole.SharedRouter, kind, [1, architecture.Hidden]);
        }
    }

    private void AddProjections(ArchitectureSpec architecture, FeedForwardSpec feedForward, int size, int kind, TensorRole gate, TensorRole up, TensorRole down)
    {
        int hidden = architecture.Hidden;
        if (feedForward.IsGated)
        {
            Add(gate, kind, [size, hidden], feedForward.Bias);
        }

        Add(up, kind, [size, hidden], feedForward.Bias);
        Add(down, kind, [hidden, size], feedForward.OutputBias);
    }
}
