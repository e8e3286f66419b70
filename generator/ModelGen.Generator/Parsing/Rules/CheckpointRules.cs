using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Lowering.Checkpoints;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>Whether checkpoints of the named family can hold the declared model. Looks at declarations that are right otherwise.</summary>
internal static class CheckpointRules
{
    private const Projections Fused = Projections.Query | Projections.Key | Projections.Value;

    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (problems.Any || !declaration.Compiles || declaration.Transformer is null)
        {
            return;
        }

        ArchitectureSpec architecture = ArchitectureReader.Read(declaration);
        CheckpointNaming naming = CheckpointNaming.Of(architecture.Checkpoint);
        ModelTensors[] stacks = [.. architecture.Stacks.Select(stack => new ModelTensors(stack, naming))];
        IReadOnlyList<TensorSpec> tensors = [.. stacks.SelectMany(stack => stack.All).Where(tensor => !tensor.IsShared)];
        IReadOnlyList<TensorRole> unnamed = [.. stacks.SelectMany(stack => stack.Unnamed)];
        Argument<GateUpLayout>[] layouts = declaration.Experts is { } experts
            ? [declaration.Checkpoint!.GateUp, experts.GateUp, experts.SharedGateUp]
            : [declaration.Checkpoint!.GateUp];
        Argument<GateUpLayout>[] pointless = architecture.LayerKinds[0].FeedForward.IsGated ? [] : [.. layouts.Where(layout => layout is { IsDeclared: true, Value: not GateUpLayout.Separate })];
        if (pointless.Length > 0)
        {
            Argument<GateUpLayout> layout = pointless[0];
            problems.Add(TensorNameDescriptors.LayoutWithoutPart, layout.Location, layout.Name, architecture.LayerKinds[0].FeedForward.Activation);
            return;
        }

        if (unnamed.Count > 0)
        {
            problems.Add(CheckpointDescriptors.NamingLacksPart, declaration.Checkpoint!.Naming.Location, architecture.Checkpoint.Naming, string.Join(", ", unnamed.Distinct()));
        }
        else if (naming.Lacks(architecture) is { } lack)
        {
            problems.Add(CheckpointDescriptors.NamingNeedsPart, declaration.Checkpoint!.Naming.Location, architecture.Checkpoint.Naming, lack);
        }
        else
        {
            TensorNameRules.CheckParts(declaration, architecture, naming, tensors, problems);
            NameCollisionRules.Check(declaration, architecture, naming, tensors, problems);
            CheckFused(declaration, naming.QueryKeyValue, architecture, problems);
            foreach ((ModelDeclaration stack, ArchitectureSpec spec) in declaration.Stacks.Zip(architecture.Stacks, (stack, spec) => (stack, spec)))
            {
                SharedWeightRules.Check(stack, spec, [.. tensors.Where(tensor => tensor.Stack == spec.Stack)], problems);
            }
        }
    }

    private static void CheckFused(ModelDeclaration declaration, QueryKeyValueLayout layout, ArchitectureSpec architecture, ProblemList problems)
    {
        if (layout == QueryKeyValueLayout.Separate)
        {
            return;
        }

        AttentionSpec attention = architecture.LayerKinds.Select(layer => layer.Attention).OrderByDescending(attention => attention.Group).First();
        Projections biased = attention.Bias & Fused;
        string? reason = attention.Latent is not null ? "set QueryKeyValue = QueryKeyValueLayout.Separate, since latent attention has projections of its own"
            : attention.Group > 1 && layout == QueryKeyValueLayout.PerHead
            ? "leave KeyValueHeads out, since each head has its own key and value"
            : biased is not (Projections.None or Fused) ? "give all three a bias, or none" : null;
        if (reason is not null)
        {
            problems.Add(CheckpointDescriptors.FusedProjections, declaration.Checkpoint!.Naming.Location, architecture.Checkpoint.Naming, reason);
        }
    }
}
