using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of DeepSeek V3 and R1 (Hugging Face models/deepseek_v3; llama.cpp gguf-py/gguf/tensor_mapping.py): those of V2, with corrections of the scores that experts are chosen by.</summary>
internal sealed class DeepSeekV3Naming : DeepSeekV2Naming
{
    protected override string[] Architectures => ["deepseek_v3", "deepseek2"];

    protected override ExpertScoring? Scoring => ExpertScoring.Sigmoid;

    protected override int GroupTop => 2;

    protected override (bool Renormalize, double Scale) WhenAbsent => (true, 2.5);

    protected override string Method(ExpertsSpec experts) => "noaux_tc";

    protected override IEnumerable<string> Ignored(ArchitectureSpec architecture) => base.Ignored(architecture).Concat(NextTokenLayer(architecture));
}
