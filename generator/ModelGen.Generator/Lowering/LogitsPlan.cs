using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>What happens to the logits over the vocabulary once they are there: a factor, and a bound.</summary>
internal static class LogitsPlan
{
    public static IEnumerable<PlanStep> After(HeadSpec head)
    {
        PlanBuffer logits = ModelBuffers.Logits(head.Outputs);
        if (head.Scale != 1)
        {
            string scale = Text.Number(head.Scale);
            yield return new PlanStep($"logits = {scale}·logits", "", [new ScaledCopyOperation(logits, "LogitScale", scale, logits, RowSet.Outputs)]);
        }

        if (head.SoftCap > 0)
        {
            string cap = Text.Number(head.SoftCap);
            yield return new PlanStep($"logits = {cap}·tanh(logits/{cap})", "Bello 2016", [new SoftCapOperation(logits, head.SoftCap)]);
        }
    }
}
