using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>
/// Every checkpoint under <c>parity/</c>, in this project's data and in the reference data beside the clone: what the model that is declared for it computes on every position, against the reference implementation. A case without a
/// declared model is skipped and says what it covers.
/// </summary>
public sealed class ReferenceDirectoryTests
{
    public static TheoryData<string> Cases =>
    [
        .. SharedData.Folders("parity")
            .Concat(Directory.EnumerateDirectories(Path.Combine(SharedData.Repository, "tests", "ModelGen.Parity.Tests", "Data", "parity")).Select(folder => Path.GetFileName(folder)))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Everything_that_the_reference_computes_agrees(string folder)
    {
        string name = "parity/" + folder;
        using ReferenceCase reference = ReferenceCase.Open(name);
        if (Decoders.Cases.Contains(name))
        {
            using IDecoder model = Decoders.Load(reference, name);
            ReferenceChecks.Decoder(reference, model);
        }
        else if (PrefixDecoders.Cases.Contains(name))
        {
            using IDecoder model = PrefixDecoders.Load(reference, name);
            ReferenceChecks.Decoder(reference, model);
        }
        else if (Encoders.Cases.Contains(name))
        {
            using IEncoder model = Encoders.Load(reference, name);
            ReferenceChecks.Encoder(reference, model);
        }
        else if (SequenceToSequences.Cases.Contains(name))
        {
            using ISequenceToSequence model = SequenceToSequences.Load(reference, name);
            ReferenceChecks.SequenceToSequence(reference, model);
        }
        else
        {
            Assert.Skip($"No model is declared for it. It covers: {string.Join(", ", reference.Description.GetProperty("covers").EnumerateArray())}.");
        }
    }
}
