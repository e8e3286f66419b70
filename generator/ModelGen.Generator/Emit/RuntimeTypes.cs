namespace ModelGen.Generator.Emit;

/// <summary>The types of the runtime that a transformer of a structure has to do with.</summary>
/// <param name="Interface">What the class implements for users.</param>
/// <param name="Factory">What it implements for sessions.</param>
/// <param name="Pass">The base class of its forward pass.</param>
/// <param name="Creators">The methods that make what users compute in.</param>
internal sealed record RuntimeTypes(string Interface, string Factory, string Pass, IReadOnlyList<(string Name, string Header)> Creators)
{
    private static readonly RuntimeTypes Decoder = new(
        "IDecoder",
        "IDecoderFactory",
        "DecoderPass",
        [("CreateSession", "public Runtime::DecoderSession CreateSession(int capacity)"), ("CreateBatch", "public Runtime::DecoderBatch CreateBatch(int tokens)")]);

    private static readonly RuntimeTypes PrefixDecoder = Decoder with
    {
        Creators = [("CreateSession", "public Runtime::PrefixDecoderSession CreateSession(int capacity, int? prefix = null)"), Decoder.Creators[1]],
    };

    private static readonly RuntimeTypes Encoder = new(
        "IEncoder",
        "IEncoderFactory",
        "EncoderPass",
        [("CreateSession", "public Runtime::EncoderSession CreateSession(int tokens)")]);

    private static readonly RuntimeTypes EncoderDecoder = Decoder with
    {
        Interface = "ISequenceToSequence",
        Factory = "ISequenceToSequenceFactory",
        Creators =
        [
            ("CreateSession", "public Runtime::SequenceToSequenceSession CreateSession(int source, int capacity)"),
            Decoder.Creators[1],
            ("CreateEncoder", "public Runtime::SourceEncoder CreateEncoder(int tokens)"),
        ],
    };

    /// <summary>The interface in which the members of <see cref="Factory"/> that every model of its kind has are declared.</summary>
    public string BaseFactory => Factory == EncoderDecoder.Factory ? Decoder.Factory : Factory;

    public static RuntimeTypes Of(Structure structure) => structure switch
    {
        Structure.EncoderDecoder => EncoderDecoder,
        Structure.Encoder => Encoder,
        Structure.PrefixDecoder => PrefixDecoder,
        _ => Decoder,
    };
}
