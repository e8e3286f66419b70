using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>What configurations of Hugging Face call an activation, gated or not.</summary>
internal static class ActivationNames
{
    /// <summary>The setting of a feed-forward part; none for a method of the model's own, which configurations may call as they like.</summary>
    /// <param name="whenAbsent">What it is where config.json does not say it, or null.</param>
    public static IEnumerable<SettingSpec> Settings(FeedForwardSpec feedForward, string path, string? whenAbsent = null) => feedForward.Activation == Activation.Custom
        ? []
        : [new SettingSpec("activation", [path], null, Of(feedForward.Activation)) { WhenAbsent = whenAbsent }];

    /// <summary>The names of an activation that has some.</summary>
    public static string[] Of(Activation activation) => activation switch
    {
        Activation.Relu or Activation.ReGlu => ["relu"],
        Activation.Gelu or Activation.GeGlu => ["gelu"],
        Activation.GeluTanh or Activation.GeGluTanh => ["gelu_pytorch_tanh", "gelu_new", "gelu_fast"],
        Activation.Silu or Activation.SwiGlu => ["silu", "swish"],
        Activation.Tanh => ["tanh"],
        Activation.SquaredRelu => ["relu2"],
        Activation.QuickGelu => ["quick_gelu"],
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "No such activation."),
    };
}
