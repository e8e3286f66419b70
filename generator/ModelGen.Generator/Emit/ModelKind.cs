namespace ModelGen.Generator.Emit;

/// <summary>The types of the runtime that a model of a structure has to do with.</summary>
/// <param name="Interface">What the class implements for users.</param>
/// <param name="Factory">What it implements for sessions.</param>
/// <param name="Pass">The base class of its forward pass.</param>
/// <param name="Creators">The methods that make sessions and what else users compute in: headers, and the types they construct.</param>
internal sealed record ModelKind(string Interface, string Factory, string Pass, IReadOnlyList<(string Name, string Header, string Expression)> Creators)
{
    private static readonly ModelKind Decoder = new(
        "IDecoder",
        "IDecoderFactory",
        "DecoderPass",
        [
            ("CreateSession", "public Runtime::DecoderSession CreateSession(int capacity)", "new(this, capacity)"),
            ("CreateBatch", "public Runtime::DecoderBatch CreateBatch(int tokens)", "new(this, tokens)"),
        ]);

    private static readonly ModelKind Encoder = new(
        "IEncoder",
        "IEncoderFactory",
        "EncoderPass",
        [("CreateSession", "public Runtime::EncoderSession CreateSession(int tokens)", "new(this, tokens)")]);

    public static ModelKind Of(Structure structure) => structure == Structure.Encoder ? Encoder : Decoder;
}
