using ModelGen.Parity.Tests;
using ModelGen.Runtime;
using ModelGen.Tests;
using ModelGen.Tool.Import;
using Xunit;

namespace ModelGen.Tool.Tests.Import;

/// <summary>Checkpoints of every family: what is imported from them fits them, and computes what the reference implementation does.</summary>
public sealed class ImportParityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Cases => [.. SharedData.Folders("parity").DefaultIfEmpty("llama")];

    public static TheoryData<string> GgufCases => [.. SharedData.Folders("gguf").DefaultIfEmpty("F32")];

    public static TheoryData<string> Converted => [.. GgufConverter.Cases];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task CheckpointsOfHuggingFaceComputeWhatTheReferenceDoes(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/" + name);
        using IDisposable model = await Load(reference.Folder);
        Check(reference, model);
    }

    [Theory]
    [MemberData(nameof(GgufCases))]
    public async Task GgufFilesComputeWhatTheReferenceDoes(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open("gguf/" + name);
        using IDisposable model = await Load(Path.Combine(reference.Folder, "model.gguf"));
        CheckPasses(reference, model);
    }

    [Theory]
    [MemberData(nameof(Converted))]
    public async Task GgufFilesOfFamiliesComputeWhatTheReferenceDoes(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/" + name);
        string path = _folder.File("model.gguf");
        File.WriteAllBytes(path, GgufConverter.Convert(reference.Folder, name, architecture: null, change: null));
        using IDisposable model = await Load(path);
        Check(reference, model);
    }

    private static async Task<IDisposable> Load(string path)
    {
        ImportedModel imported = await Importer.ImportAsync(path, name: null, space: null, TestContext.Current.CancellationToken);
        Assert.Empty(imported.Differences());
        return (IDisposable)imported.Model.Load(path, options: null);
    }

    private static void Check(ReferenceCase reference, IDisposable model)
    {
        switch (model)
        {
            case IDecoder decoder:
                ReferenceChecks.Decoder(reference, decoder);
                break;
            case IEncoder encoder:
                ReferenceChecks.Encoder(reference, encoder);
                break;
            default:
                ReferenceChecks.SequenceToSequence(reference, Assert.IsAssignableFrom<ISequenceToSequence>(model));
                break;
        }
    }

    /// <summary>GGUF cases have logits of decoders, and hidden states of encoders.</summary>
    private static void CheckPasses(ReferenceCase reference, IDisposable model)
    {
        Assert.True(reference.Sequences > 0);
        for (int i = 0; i < reference.Sequences; i++)
        {
            int[] tokens = reference.Tokens(i);
            if (model is IDecoder decoder)
            {
                using DecoderSession session = decoder.CreateSession(tokens.Length);
                Compare.Close(reference.Logits(i), session.ForwardAll(tokens), reference.Tolerance, $"logits of sequence {i}");
            }
            else
            {
                using EncoderSession session = Assert.IsAssignableFrom<IEncoder>(model).CreateSession(tokens.Length);
                Compare.Close(reference.Hidden(i), session.Encode(tokens, reference.TokenTypes(i)), reference.Tolerance, $"hidden states of text {i}");
            }
        }
    }
}
