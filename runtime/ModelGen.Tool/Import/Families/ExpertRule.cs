using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>Experts of a family.</summary>
internal sealed record ExpertRule
{
    public ExpertScoring Scoring { get; init; }

    /// <summary>Whether the weights of the chosen are renormalized where nothing is said.</summary>
    public bool Renormalize { get; init; }

    /// <summary>Whether a setting says so.</summary>
    public bool RenormalizeIsSaid { get; init; } = true;

    /// <summary>Whether they are where the metadata of a GGUF file do not say.</summary>
    public bool RenormalizesInGguf { get; init; }

    public bool RouterBias { get; init; }

    /// <summary>Whether there may be a shared expert.</summary>
    public bool Shared { get; init; }

    /// <summary>Whether it has a gate.</summary>
    public bool SharedGate { get; init; }

    /// <summary>Writes them, and which layers have none.</summary>
    public void Write(ModelSettings settings, ModelDeclaration declaration, int layers)
    {
        AttributeText experts = AttributeText.Of<ExpertsAttribute>();
        experts[nameof(ExpertsAttribute.Count)] = settings.Size("num_experts", "num_local_experts");
        experts[nameof(ExpertsAttribute.Active)] = settings.Size("num_experts_per_tok");
        experts[nameof(ExpertsAttribute.Size)] = settings.OptionalSize("moe_intermediate_size") is { } size && size != settings.OptionalSize("intermediate_size") ? size : null;
        experts[nameof(ExpertsAttribute.Scoring)] = Scoring;
        experts[nameof(ExpertsAttribute.Renormalize)] = RenormalizeIsSaid ? settings.Flag(settings.IsGguf ? RenormalizesInGguf : Renormalize, "norm_topk_prob") : Renormalize;
        experts[nameof(ExpertsAttribute.RouterBias)] = RouterBias;
        if (Shared && settings.OptionalSize("shared_expert_intermediate_size", "shared_intermediate_size") is { } shared)
        {
            experts[nameof(ExpertsAttribute.Shared)] = shared;
            experts[nameof(ExpertsAttribute.SharedGate)] = SharedGate;
        }

        declaration.Experts = experts;
        bool[] dense = Dense(settings, layers);
        if (dense.Contains(true))
        {
            declaration.LayerPatterns.Add(LayerPatterns.Of(dense).Always(nameof(LayerPatternAttribute.Experts), false));
        }
    }

    /// <summary>The layers without experts: those that are listed, and those between the steps. GGUF files do not say it, but have no router in them.</summary>
    private static bool[] Dense(ModelSettings settings, int layers)
    {
        if (settings.IsGguf)
        {
            return [.. Enumerable.Range(0, layers).Select(layer => settings.Tensors?.ContainsKey($"blk.{layer}.ffn_gate_inp.weight") == false)];
        }

        double[] listed = settings.Numbers("mlp_only_layers") ?? [];
        int step = settings.OptionalSize("decoder_sparse_step") ?? 1;
        return [.. Enumerable.Range(0, layers).Select(layer => listed.Contains(layer) || (layer + 1) % step != 0)];
    }
}
