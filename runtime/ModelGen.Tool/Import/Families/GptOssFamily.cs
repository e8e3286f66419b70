using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>gpt-oss: heads with sinks, and a bounded activation.</summary>
internal sealed class GptOssFamily : DecoderFamily
{
    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes)
    {
        declaration.Attention[nameof(AttentionAttribute.Sinks)] = true;
        declaration.Activation[nameof(ActivationAttribute.Limit)] = settings.Number(7, "swiglu_limit");
        declaration.Activation[nameof(ActivationAttribute.SigmoidFactor)] = settings.Number(1.702, "swiglu_alpha");
        declaration.Activation[nameof(ActivationAttribute.UpOffset)] = 1.0;
    }
}
