using ModelGen.Generator.Lowering;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit;

/// <summary>What a session computes in: the constants of the model and the buffers of the forward pass, each at the offset that was planned for it.</summary>
internal static class SessionEmitter
{
    public static void Emit(SourceWriter writer, ForwardPlan plan)
    {
        ArchitectureSpec architecture = plan.Architecture;
        writer.Open($"partial class {architecture.Type.Name}");
        writer.Documentation(
            $"""
            <summary>The forward pass and its scratch memory: {Text.Number(plan.Memory.FloatsPerToken)} floats for each token of a pass.</summary>
            <remarks>T is the number of tokens in a pass. Buffers that are not alive together share memory.</remarks>
            """);
        writer.Write(FileEmitter.GeneratedCode);
        writer.Open($"private sealed partial class {plan.PassName} : Runtime::{RuntimeTypes.Of(architecture.Structure).Pass}");
        EmitConstants(writer, plan);
        EmitBuffers(writer, plan);
        foreach (LayerSpec layer in architecture.LayerKinds)
        {
            writer.Write("");
            AttentionShapeEmitter.Emit(writer, layer, architecture.Type);
            if (layer.Cross is { } cross)
            {
                writer.Write("");
                AttentionShapeEmitter.EmitCross(writer, layer, cross);
            }
        }

        if (plan.OwnActivationMethod is { } method)
        {
            writer.Write("");
            OwnActivationEmitter.Emit(writer, architecture.Type, method);
        }

        if (plan.ActivationConstants is { } constants)
        {
            writer.Write("");
            ActivationConstantsEmitter.Emit(writer, constants);
        }

        writer.Close();
        writer.Close();
    }

    private static void EmitConstants(SourceWriter writer, ForwardPlan plan)
    {
        writer.Write($"private const int FloatsPerToken = {Literals.Integer(plan.Memory.FloatsPerToken)};");
        writer.Write($"private const float Epsilon = {Literals.Float(plan.Architecture.Normalization.Epsilon)};");
        if (plan.Architecture.Normalization.Placement == NormPlacement.Deep)
        {
            writer.Write($"private const float Alpha = {Literals.Float(plan.Architecture.Normalization.Alpha)};");
        }

        if (plan.Architecture.Residual.Scale != 1)
        {
            writer.Write($"private const float ResidualScale = {Literals.Float(plan.Architecture.Residual.Scale)};");
        }

        if (plan.Architecture.Embedding.IsScaled)
        {
            writer.Write($"private const float EmbeddingScale = {Literals.Float(plan.Architecture.Embedding.Multiplier(plan.Architecture.Hidden))};");
        }

        if (plan.Architecture.Head.Scale != 1)
        {
            writer.Write($"private const float LogitScale = {Literals.Float(plan.Architecture.Head.Scale)};");
        }

        writer.Write("");
        if (plan.Architecture.LayerKinds[0].Position is { Encoding: PositionEncoding.Sinusoidal } sinusoids)
        {
            writer.Write(
                $"private static readonly Kernels::Sinusoids PositionSinusoids = new(hidden: {Literals.Integer(plan.Architecture.Embedding.AddedSize(plan.Architecture.Hidden))}, Api::SinusoidLayout.{sinusoids.SinusoidLayout}, "
                + $"Api::SinusoidSpacing.{sinusoids.SinusoidSpacing}, offset: {Literals.Integer(sinusoids.Offset)});");
            writer.Write("");
        }

        foreach (RotaryFrequenciesSpec frequencies in plan.Frequencies)
        {
            writer.Write($"private static readonly Kernels::RotaryFrequencies {frequencies.Name} = {FrequenciesEmitter.Expression(frequencies.Position)};");
            writer.Write("");
        }
    }

    private static void EmitBuffers(SourceWriter writer, ForwardPlan plan)
    {
        MemoryPlan memory = plan.Memory;
        writer.Write($"private readonly {plan.WeightsName} _weights;");
        string decoder = plan.Target is null ? "" : ", DecoderWeights decoder";
        if (plan.Target is not null)
        {
            writer.Write("private readonly DecoderWeights _decoder;");
        }

        foreach (RelativeBiasSpec biases in plan.RelativeBiases)
        {
            writer.Write($"private readonly Kernels::RelativeBias {biases.Expression};");
        }

        writer.Aligned([.. memory.Buffers.Select(placed => new CodeLine($"private readonly Runtime::Activations {placed.Buffer.Expression};", placed.Buffer.Shape))]);
        writer.Write("");
        writer.Open($"public {plan.PassName}({plan.WeightsName} weights{decoder}, int tokens)", ": base(tokens, FloatsPerToken)");
        writer.Write(plan.Target is null ? "_weights = weights;" : "_weights = weights;\n_decoder = decoder;");
        foreach (RelativeBiasSpec biases in plan.RelativeBiases)
        {
            writer.Write(
                $"{biases.Expression} = new Kernels::RelativeBias(weights.{biases.Table.Role}, heads: {biases.Heads}, buckets: {Literals.Integer(biases.Position.Buckets)}, "
                + $"maxDistance: {Literals.Integer(biases.Position.MaxDistance)}, bidirectional: {(biases.IsBidirectional ? "true" : "false")});");
        }

        foreach (PlacedBuffer placed in memory.Buffers)
        {
            writer.Write($"{placed.Buffer.Expression} = Buffer(offset: {Literals.Integer(placed.Offset)}, columns: {Literals.Integer(placed.Buffer.Columns)});");
        }

        writer.Close();
    }
}
