extern alias generator;

using ModelGen.Tool.Import.Settings;
using ActivationNames = generator::ModelGen.Generator.Lowering.Checkpoints.ActivationNames;
using GeneratorActivation = generator::ModelGen.Activation;

namespace ModelGen.Tool.Import.Families;

/// <summary>Reads activations by the names that Hugging Face has for them.</summary>
internal static class Activations
{
    private static readonly GeneratorActivation[] Gated = [GeneratorActivation.ReGlu, GeneratorActivation.GeGlu, GeneratorActivation.GeGluTanh, GeneratorActivation.SwiGlu];

    /// <summary>The activation that a setting names.</summary>
    /// <param name="settings">What the checkpoint says.</param>
    /// <param name="isGated">Whether it multiplies a second projection.</param>
    /// <param name="whenAbsent">Its name where none is given.</param>
    /// <param name="keys">Where the name is.</param>
    public static Activation Read(ModelSettings settings, bool isGated, string whenAbsent, params ReadOnlySpan<string> keys)
    {
        string name = settings.Text(keys) ?? whenAbsent;
        return Find(name, isGated) ?? throw settings.Refused(keys[0], $"is '{name}', which is no activation that a declaration has{(isGated ? " with a gate" : "")}: use Activation.Custom with a method of your own");
    }

    /// <summary>The activation of a name, or null.</summary>
    public static Activation? Find(string name, bool isGated)
    {
        GeneratorActivation[] found = [.. Enum.GetValues<GeneratorActivation>().Where(activation => activation != GeneratorActivation.Custom && Gated.Contains(activation) == isGated && ActivationNames.Of(activation).Contains(name))];
        return found.Length > 0 ? Enum.Parse<Activation>(found[0].ToString()) : null;
    }
}
