using ModelGen.Generator.Lowering;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit;

/// <summary>What the model expects of a checkpoint: every tensor with its names and shape, every setting with its value; and what it costs.</summary>
internal static class ManifestEmitter
{
    public static void Emit(SourceWriter writer, ForwardPlan plan)
    {
        ArchitectureSpec architecture = plan.Architecture;
        writer.Open($"partial class {architecture.Type.Name}");
        foreach (ArchitectureSpec stack in architecture.Stacks)
        {
            EmitIndices(writer, stack);
        }

        writer.Documentation("<summary>The tensors and settings that a checkpoint of the model must have, and what the model costs.</summary>");
        writer.Write(FileEmitter.GeneratedCode);
        writer.Open("public static Api::ModelManifest Manifest { get; } = new()");
        EmitSizes(writer, plan);
        EmitHeads(writer, architecture);
        writer.Write("Patterns =\n[");
        foreach (TensorSpec tensor in plan.AllTensors.Where(tensor => tensor is { IsTied: false } && IsStored(architecture.Of(tensor.Stack), tensor.LayerKind)))
        {
            writer.Write("    " + Pattern(architecture, tensor) + ",");
        }

        writer.Write("],\nSettings =\n[");
        foreach (SettingSpec setting in plan.Checkpoint.Settings)
        {
            writer.Write("    " + Setting(setting) + ",");
        }

        writer.Write("],");
        writer.Write($"Ignored = [{string.Join(", ", plan.Checkpoint.Ignored.Select(Literals.String))}],");
        if (plan.Checkpoint.GgufTiedCopy is { } copy)
        {
            writer.Write($"GgufTiedCopy = {Literals.String(copy)},");
        }

        if (plan.RereadBeyond > 0)
        {
            writer.Write($"RereadBeyond = {Literals.Integer(plan.RereadBeyond)},");
        }

        EmitOlderNames(writer, plan.Checkpoint);
        if (plan.Checkpoint.OptionalPrefix is { } prefix)
        {
            writer.Write($"OptionalPrefix = {Literals.String(prefix)},");
        }

        EmitPairings(writer, plan);
        writer.Close("};");
        writer.Close();
    }

    private static void EmitIndices(SourceWriter writer, ArchitectureSpec architecture)
    {
        for (int kind = 0; kind < architecture.LayerKinds.Count; kind++)
        {
            if (!architecture.SharesWeights || architecture.LayerKinds.Count > 1)
            {
                int[] layers = [.. Enumerable.Range(0, architecture.Layers).Where(layer => architecture.Schedule[layer] == kind)];
                writer.Write($"private static readonly int[] {LayersOf(architecture, kind)} = [{string.Join(", ", layers)}];");
                writer.Write("");
            }

            if (architecture.SharesWeights && IsStored(architecture, kind))
            {
                writer.Documentation("<summary>The sets of weights that these layers have, some of which share one.</summary>");
                writer.Write($"private static readonly int[] {SetsOf(architecture, kind)} = [{string.Join(", ", architecture.WeightsOfKind(kind))}];");
                writer.Write("");
            }
        }
    }

    private static void EmitSizes(SourceWriter writer, ForwardPlan plan)
    {
        ArchitectureSpec architecture = plan.Architecture;
        CostPlan cost = plan.Cost;
        writer.Write(
            $"""
            Name = {Literals.String(architecture.Type.Name.TrimStart('@'))},
            Layers = {architecture.Layers},
            Hidden = {Literals.Integer(architecture.Hidden)},
            Vocabulary = {Literals.Integer(architecture.Vocabulary)},
            Context = {Literals.Integer(architecture.Context)},
            Parameters = {Literals.Integer(plan.Parameters)},
            FlopsPerToken = {Literals.Integer(cost.FlopsPerToken)},
            WeightBytesPerToken = {Literals.Integer(cost.WeightBytesPerToken)},
            CacheBytesPerPosition = {Literals.Integer(cost.CacheBytesPerPosition)},
            ScratchBytesPerToken = {Literals.Integer(cost.ScratchBytesPerToken)},
            """);
        if (plan.Source is { Architecture: { } source })
        {
            writer.Write(
                $"""
                SourceVocabulary = {Literals.Integer(source.Vocabulary)},
                SourceLayers = {source.Layers},
                SourceFlopsPerToken = {Literals.Integer(plan.SourceFlopsPerToken)},
                SourceCacheBytesPerPosition = {Literals.Integer(plan.SourceCacheBytesPerPosition)},
                """);
        }
    }

    private static void EmitOlderNames(SourceWriter writer, CheckpointPlan checkpoint)
    {
        if (checkpoint.OlderNames.Count > 0)
        {
            writer.Open("OlderNames = new global::System.Collections.Generic.Dictionary<string, string>");
            foreach ((string end, string older) in checkpoint.OlderNames)
            {
                writer.Write($"[{Literals.String(end)}] = {Literals.String(older)},");
            }

            writer.Close("},");
        }
    }

    /// <summary>What a decoder has not: types of tokens, and heads of other kinds.</summary>
    private static void EmitHeads(SourceWriter writer, ArchitectureSpec architecture)
    {
        if (architecture.Embedding.TokenTypes > 0)
        {
            writer.Write($"TokenTypes = {Literals.Integer(architecture.Embedding.TokenTypes)},");
        }

        if (architecture.IsEncoder)
        {
            writer.Write($"Heads = [{string.Join(", ", architecture.Heads.Select(head => $"new(Api::Head.{head.Kind}, {Literals.Integer(head.Outputs)})"))}],");
        }
    }

    private static void EmitPairings(SourceWriter writer, ForwardPlan plan)
    {
        RotaryPairing pairingOfModel = plan.Frequencies.Count > 0 ? plan.Frequencies[0].Position.Pairing : RotaryPairing.HalfSplit;
        writer.Write($"Pairing = Api::RotaryPairing.{pairingOfModel},");
        if (plan.Checkpoint.GgufPairings.Count == 0)
        {
            return;
        }

        writer.Open("GgufPairing = new global::System.Collections.Generic.Dictionary<string, Api::RotaryPairing>");
        foreach ((string name, RotaryPairing pairing) in plan.Checkpoint.GgufPairings)
        {
            writer.Write($"[{Literals.String(name)}] = Api::RotaryPairing.{pairing},");
        }

        writer.Close("},");
    }

    private static string Pattern(ArchitectureSpec architecture, TensorSpec tensor)
    {
        List<string> properties = [];
        if (tensor.IsBias)
        {
            properties.Add("IsBias = true");
        }

        ArchitectureSpec stack = architecture.Of(tensor.Stack);
        if (tensor.Stack != Stack.Both)
        {
            properties.Add($"Stack = Api::Stack.{tensor.Stack}");
        }

        if (tensor.LayerKind != TensorSpec.NoLayer)
        {
            properties.Add($"Layers = {(stack.SharesWeights ? SetsOf(stack, tensor.LayerKind) : LayersOf(stack, tensor.LayerKind))}");
        }

        if (tensor.RotaryHeads > 0)
        {
            properties.Add($"RotaryHeads = {tensor.RotaryHeads}");
            properties.Add($"RotarySize = {stack.LayerKinds[tensor.LayerKind].Position.RotarySize}");
        }

        if (tensor.IsLessOne)
        {
            properties.Add("IsLessOne = true");
        }

        if (tensor.IsTransposed)
        {
            properties.Add("Transposed = true");
        }

        if (tensor.IsTable)
        {
            properties.Add("IsTable = true");
        }

        if (tensor.IsRow)
        {
            properties.Add("IsRow = true");
        }

        if (tensor.Experts > 0)
        {
            properties.Add($"Experts = {Literals.Integer(tensor.Experts)}");
        }

        AddFused(properties, "Fused", tensor.Fused);
        AddFused(properties, "GgufFused", tensor.GgufFused);
        string pattern = $"new(Api::TensorRole.{tensor.Role}, {Literals.String(tensor.Name)}, {Literals.String(tensor.GgufName)}, [{string.Join(", ", tensor.Shape.Select(size => Literals.Integer(size)))}])";
        return pattern + (properties.Count == 0 ? "" : $" {{ {string.Join(", ", properties)} }}");
    }

    private static void AddFused(List<string> properties, string name, FusedSpec? rows)
    {
        if (rows is not null)
        {
            properties.Add($"{name} = new({rows.StoredRows}, {rows.First}, {rows.Run}, {rows.Stride})");
        }
    }

    /// <summary>A setting as the expression that makes it.</summary>
    internal static string Setting(SettingSpec setting)
    {
        List<string> properties = [];
        if (setting.AtLeast)
        {
            properties.Add("Comparison = Api::SettingComparison.AtLeast");
        }

        if (setting.WhenAbsent is not null)
        {
            properties.Add($"WhenAbsent = {Value(setting.WhenAbsent)}");
        }

        if (setting.GgufWhenAbsent is not null)
        {
            properties.Add($"GgufWhenAbsent = {Value(setting.GgufWhenAbsent)}");
        }

        if (setting.EnabledBy is not null)
        {
            properties.Add($"EnabledBy = {Literals.String(setting.EnabledBy)}");
        }

        string key = setting.GgufKey is null ? "null" : Literals.String(setting.GgufKey);
        return $"new({Literals.String(setting.Name)}, [{string.Join(", ", setting.Paths.Select(Literals.String))}], {key}, {Value(setting.Expected)})"
            + (properties.Count == 0 ? "" : $" {{ {string.Join(", ", properties)} }}");
    }

    private static string Value(object value) => value switch
    {
        long whole => Literals.Integer(whole) + "L",
        double real => Literals.Double(real) + "d",
        bool flag => flag ? "true" : "false",
        string text => Literals.String(text),
        double[] list => $"new[] {{ {string.Join(", ", list.Select(item => Literals.Double(item) + "d"))} }}",
        string[] texts => $"new[] {{ {string.Join(", ", texts.Select(Literals.String))} }}",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "A setting is a number, a flag or a name."),
    };

    /// <summary>False for what layers of a kind have from layers of other kinds alone.</summary>
    private static bool IsStored(ArchitectureSpec architecture, int kind) => kind == TensorSpec.NoLayer || architecture.WeightsOfKind(kind).Count > 0;

    private static string SetsOf(ArchitectureSpec architecture, int kind) => "Stored" + LayersOf(architecture, kind);

    /// <summary>The field that lists the layers of a kind.</summary>
    internal static string LayersOf(ArchitectureSpec architecture, int kind) => architecture.LayerKinds[kind].Name + "Indices";
}
