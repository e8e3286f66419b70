using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>Feed-forward parts as people read them.</summary>
internal static class FeedForwardText
{
    /// <summary>What lies between the projections, as equations write it: <c>(silu(x·Wgateᵀ) ⊙ x·Wupᵀ)</c>.</summary>
    public static string Inner(FeedForwardSpec feedForward)
    {
        string function = FunctionOf(feedForward);
        string bias = feedForward.Bias ? " + b" : "";
        if (!feedForward.IsGated)
        {
            return $"{function}(x·Wupᵀ{bias})";
        }

        string limit = Text.Number(feedForward.Limit);
        string gate = feedForward.Limit == 0 ? $"x·Wgateᵀ{bias}" : $"min(x·Wgateᵀ{bias}, {limit})";
        string up = feedForward.Limit == 0 ? $"x·Wupᵀ{bias}" : $"clamp(x·Wupᵀ{bias}, ±{limit})";
        string offset = feedForward.UpOffset == 0 ? "" : " " + Signed(feedForward.UpOffset);
        bool isSum = offset.Length > 0 || (feedForward.Bias && feedForward.Limit == 0);
        return $"({function}({gate}) ⊙ {(isSum ? $"({up}{offset})" : up)})";
    }

    /// <summary>What a name in <see cref="Inner"/> stands for, or nothing.</summary>
    public static string Definition(FeedForwardSpec feedForward) => feedForward.SigmoidFactor == 1 ? "" : $", swish(x) = x·σ({Text.Number(feedForward.SigmoidFactor)}·x)";

    /// <summary>The papers that it is from.</summary>
    public static string Source(FeedForwardSpec feedForward) => !feedForward.IsGated ? "Vaswani 2017 §3.3" : feedForward.IsBounded ? "Shazeer 2020; OpenAI 2025" : "Shazeer 2020";

    /// <summary>The function, as equations write it.</summary>
    public static string FunctionOf(FeedForwardSpec feedForward) => feedForward.Method ?? (feedForward.SigmoidFactor == 1 ? FunctionOf(feedForward.Activation) : "swish");

    /// <summary>The name of a feed-forward part in the papers, or its method.</summary>
    public static string NameOf(FeedForwardSpec feedForward) => feedForward.Method is { } method
        ? method + (feedForward.IsGated ? ", gated" : "")
        : NameOf(feedForward.Activation);

    /// <summary>A feed-forward part in words, or the experts in its place.</summary>
    public static string Describe(FeedForwardSpec feedForward)
    {
        string part = $"{NameOf(feedForward)}, {(feedForward.Limit == 0 ? "" : $"clamped at {Text.Number(feedForward.Limit)}, ")}{Text.Number(feedForward.Size)} wide";
        return feedForward.Experts is not { } experts ? part
            : $"{experts.Active} of {Text.Number(experts.Count)} experts: {part}"
                + (experts.Shared == 0 ? "" : $", and a shared one, {Text.Number(experts.Shared)} wide{(experts.SharedGate ? ", with a gate" : "")}");
    }

    /// <summary>A number that is added: <c>+ 1</c>, <c>− 0.5</c>.</summary>
    public static string Signed(double offset) => offset < 0 ? $"− {Text.Number(-offset)}" : $"+ {Text.Number(offset)}";

    /// <summary>The function of a linear layer, by the name that papers give it.</summary>
    public static string FunctionOf(Activation activation) => activation switch
    {
        Activation.Relu or Activation.ReGlu => "relu",
        Activation.Gelu or Activation.GeGlu => "gelu",
        Activation.GeluTanh or Activation.GeGluTanh => "gelu_tanh",
        Activation.Silu or Activation.SwiGlu => "silu",
        Activation.Tanh => "tanh",
        Activation.SquaredRelu => "relu²",
        Activation.QuickGelu => "quick_gelu",
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "No such activation."),
    };

    private static string NameOf(Activation activation) => activation switch
    {
        Activation.ReGlu => "ReGLU",
        Activation.GeGlu => "GeGLU",
        Activation.GeGluTanh => "GeGLU (tanh)",
        Activation.SwiGlu => "SwiGLU",
        Activation.Relu => "ReLU",
        Activation.Gelu => "GELU",
        Activation.GeluTanh => "GELU (tanh)",
        Activation.Silu => "SiLU",
        Activation.SquaredRelu => "squared ReLU",
        Activation.QuickGelu => "GELU (logistic)",
        Activation.Tanh => "tanh",
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "No such activation."),
    };
}
