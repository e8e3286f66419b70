namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>Two experts whose scores lie so near each other that a sum in float32 may put either first.</summary>
internal sealed class UndecidedException : Exception;
