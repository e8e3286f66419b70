namespace ModelGen.Generator.Model;

/// <summary>Multi-head latent attention. A head's queries and keys are NopeSize + RotarySize floats, the last of which turn.</summary>
/// <param name="QueryRank">Floats of the latent of queries; 0: they come from the hidden state.</param>
/// <param name="KeyValueRank">Floats of the latent of keys and values.</param>
/// <param name="RotarySize">Floats of a key that all heads share.</param>
/// <param name="Magnitude">What scores are multiplied by beside 1/√HeadSize unless their factor is declared.</param>
internal sealed record LatentSpec(int QueryRank, int KeyValueRank, int RotarySize, int NopeSize, int ValueSize, double Magnitude);
