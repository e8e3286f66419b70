using System.Text;
using CsCheck;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Text.Tests;

/// <summary>
/// Files that are broken, by hand and by chance: <see cref="ModelFormatException"/>, or a tokenizer that works; nothing else, and no memory or time beyond
/// the file's size.
/// </summary>
public sealed class HostileTokenizerTests
{
    private const string Model = """{"type":"BPE","vocab":{"a":0,"b":1,"ab":2},"merges":["a b"]}""";

    public static TheoryData<string, string> Broken => new()
    {
        { "", "JSON" },
        { "[]", "object" },
        { "{}", "'model'" },
        { """{"model":null}""", "'model'" },
        { """{"model":[]}""", "object" },
        { """{"model":{"type":"WordLevel","vocab":{}}}""", "'WordLevel'" },
        { """{"model":{"type":"WordPiece","vocab":{}}}""", "empty" },
        { """{"model":{"type":"WordPiece","vocab":{"a":0}}}""", "'[UNK]'" },
        { """{"model":{"type":"WordPiece","vocab":{"[UNK]":0,"a":0}}}""", "share" },
        { """{"model":{"type":"WordPiece","vocab":{"[UNK]":0,"a":900000000}}}""", "900000000" },
        { """{"model":{"type":"WordPiece","vocab":{"[UNK]":0},"max_input_chars_per_word":-1}}""", "whole number" },
        { $$$$"""{"model":{"type":"WordPiece","vocab":{"[UNK]":0,"{{{{new string('a', 600)}}}}":1}}}""", "600 characters" },
        { """{"model":{"type":"Unigram","vocab":[]}}""", "empty" },
        { """{"model":{"type":"Unigram","vocab":{"a":0}}}""", "array" },
        { """{"model":{"type":"Unigram","vocab":[["a",0],["a",1]]}}""", "twice" },
        { """{"model":{"type":"Unigram","vocab":[["a"]]}}""", "its score" },
        { """{"model":{"type":"Unigram","vocab":["a"]}}""", "array" },
        { """{"model":{"type":"Unigram","vocab":[[0,"a"]]}}""", "number" },
        { """{"model":{"type":"Unigram","vocab":[["a",1e999]]}}""", "beyond" },
        { """{"model":{"type":"Unigram","vocab":[["a",-1e999]]}}""", "beyond" },
        { """{"model":{"type":"Unigram","vocab":[["a",NaN]]}}""", "JSON" },
        { """{"model":{"type":"Unigram","unk_id":1,"vocab":[["a",0]]}}""", "unk_id" },
        { """{"model":{"type":"Unigram","unk_id":-1,"vocab":[["a",0]]}}""", "whole number" },
        { """{"model":{"type":7}}""", "string" },
        { """{"model":{"type":"BPE","vocab":{},"merges":[]}}""", "empty" },
        { """{"model":{"type":"BPE","vocab":[],"merges":[]}}""", "object" },
        { """{"model":{"type":"BPE","vocab":{"a":"0"},"merges":[]}}""", "whole number" },
        { """{"model":{"type":"BPE","vocab":{"a":-1},"merges":[]}}""", "whole number" },
        { """{"model":{"type":"BPE","vocab":{"a":1.5},"merges":[]}}""", "whole number" },
        { """{"model":{"type":"BPE","vocab":{"a":2147483647},"merges":[]}}""", "2147483647" },
        { """{"model":{"type":"BPE","vocab":{"a":99999999999999999999},"merges":[]}}""", "whole number" },
        { """{"model":{"type":"BPE","vocab":{"a":0,"b":0},"merges":[]}}""", "share" },
        { """{"model":{"type":"BPE","vocab":{"a":0,"a":1},"merges":[]}}""", "JSON" },
        { """{"model":{"type":"BPE","vocab":{"\ud800":0},"merges":[]}}""", "JSON" },
        { """{"model":{"type":"BPE","vocab":{"a":0},"merges":["a b"]}}""", "'b'" },
        { """{"model":{"type":"BPE","vocab":{"a":0,"b":1},"merges":["a b"]}}""", "'ab'" },
        { """{"model":{"type":"BPE","vocab":{"a":0},"merges":["a"]}}""", "two sides" },
        { """{"model":{"type":"BPE","vocab":{"a":0},"merges":[["a","a","a"]]}}""", "two sides" },
        { """{"model":{"type":"BPE","vocab":{"a":0},"merges":[[1,2]]}}""", "string" },
        { """{"model":{"type":"BPE","vocab":{"a":0},"merges":[7]}}""", "string" },
        { """{"model":{"type":"BPE","vocab":{"a":0},"merges":"a a"}}""", "array" },
        { """{"model":{"type":"BPE","vocab":{"a":0},"merges":[],"unk_token":"u"}}""", "'u'" },
        { """{"model":{"type":"BPE","vocab":{"a":0},"merges":[],"dropout":0.1}}""", "random" },
        { """{"model":{"type":"BPE","vocab":{"a":0},"merges":[],"fuse_unk":"yes"}}""", "true or false" },
        { $$$$"""{"model":{{{{Model}}}},"normalizer":{"type":"Nmt"}}""", "'Nmt'" },
        { $$$$"""{"model":{{{{Model}}}},"normalizer":{"type":"BertNormalizer","lowercase":1}}""", "true or false" },
        { $$$$"""{"model":{{{{Model}}}},"normalizer":{"type":"Precompiled"}}""", "'precompiled_charsmap'" },
        { $$$$"""{"model":{{{{Model}}}},"normalizer":{"type":"Precompiled","precompiled_charsmap":"%"}}""", "base 64" },
        { $$$$"""{"model":{{{{Model}}}},"normalizer":{"type":"Precompiled","precompiled_charsmap":7}}""", "string" },
        { $$$$"""{"model":{{{{Model}}}},"normalizer":{"type":"Precompiled","precompiled_charsmap":"AAAA"}}""", "trie" },
        { $$$$"""{"model":{{{{Model}}}},"normalizer":{}}""", "'type'" },
        { $$$$"""{"model":{{{{Model}}}},"normalizer":{"type":"Sequence","normalizers":{}}}""", "array" },
        { $$$$"""{"model":{{{{Model}}}},"normalizer":{"type":"Replace","pattern":{"Regex":"("},"content":""}}""", "without end" },
        { $$$$"""{"model":{{{{Model}}}},"normalizer":{"type":"Replace","pattern":{"String":""},"content":""}}""", "empty" },
        { $$$$"""{"model":{{{{Model}}}},"normalizer":{"type":"Prepend","prepend":"{{{{new string('x', 1000)}}}}"}}""", "1000" },
        { $$$$"""{"model":{{{{Model}}}},"pre_tokenizer":{"type":"UnicodeScripts"}}""", "'UnicodeScripts'" },
        { $$$$"""{"model":{{{{Model}}}},"pre_tokenizer":{"type":"Split","pattern":{"String":"a"},"behavior":"Sideways"}}""", "Isolated" },
        { $$$$"""{"model":{{{{Model}}}},"pre_tokenizer":{"type":"Metaspace","replacement":"ab"}}""", "one character" },
        { $$$$"""{"model":{{{{Model}}}},"pre_tokenizer":{"type":"Metaspace","replacement":"_","prepend_scheme":"last"}}""", "'always'" },
        { $$$$"""{"model":{{{{Model}}}},"post_processor":{"type":"Offsets"}}""", "'Offsets'" },
        { $$$$"""{"model":{{{{Model}}}},"post_processor":{"type":"BertProcessing","cls":["a",0]}}""", "'sep'" },
        { $$$$"""{"model":{{{{Model}}}},"post_processor":{"type":"RobertaProcessing","cls":["a",0],"sep":["a",9]}}""", "9" },
        { $$$$"""{"model":{{{{Model}}}},"post_processor":{"type":"BertProcessing","cls":["a"],"sep":["a",0]}}""", "its id" },
        { $$$$"""{"model":{{{{Model}}}},"post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"x","type_id":0}}],"pair":[],"special_tokens":{}}}""", "'x'" },
        { $$$$"""{"model":{{{{Model}}}},"post_processor":{"type":"TemplateProcessing","single":[{"Sequence":{"id":"B","type_id":0}}],"pair":[],"special_tokens":{}}}""", "text B" },
        { $$$$"""{"model":{{{{Model}}}},"post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"x","type_id":0}}],"pair":[],"special_tokens":{"x":{"ids":[77]} } } }""", "77" },
        { $$$$"""{"model":{{{{Model}}}},"decoder":{"type":"CTC"}}""", "'CTC'" },
        { $$$$"""{"model":{{{{Model}}}},"decoder":{"type":"Strip","content":" ","start":-1,"stop":0}}""", "whole number" },
        { $$$$"""{"model":{{{{Model}}}},"added_tokens":{}}""", "array" },
        { $$$$"""{"model":{{{{Model}}}},"added_tokens":[{"id":3}]}""", "'content'" },
        { """{"model":""" + new string('[', 5000), "JSON" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void NamesWhatIsWrong(string json, string named)
    {
        using var file = new TemporaryFile("tokenizer.json", Encoding.UTF8.GetBytes(json));
        ModelFormatException problem = Assert.Throws<ModelFormatException>(() => Tokenizer.Load(file.Path));
        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
        Assert.Equal(file.Path, problem.File);
    }

    [Fact]
    public void DoublingsUponDoublingsAreStopped()
    {
        string steps = string.Join(',', Enumerable.Repeat("""{"type":"Replace","pattern":{"String":"a"},"content":"aa"}""", 60));
        string json = $$$$"""{"model":{{{{Model}}}},"normalizer":{"type":"Sequence","normalizers":[{{{{steps}}}}]},"decoder":{"type":"Sequence","decoders":[{{{{steps}}}}]}}""";
        using var file = new TemporaryFile("tokenizer.json", Encoding.UTF8.GetBytes(json));
        Tokenizer tokenizer = Tokenizer.Load(file.Path);
        Assert.Throws<ModelFormatException>(() => tokenizer.Encode("a"));
        Assert.Throws<ModelFormatException>(() => tokenizer.Decode([0]));
    }

    [Fact]
    public void PatternsThatBacktrackForeverAreStopped()
    {
        string json = $$$$"""{"model":{{{{Model}}}},"pre_tokenizer":{"type":"Split","pattern":{"Regex":"(a+)+c"},"behavior":"Isolated"}}""";
        using var file = new TemporaryFile("tokenizer.json", Encoding.UTF8.GetBytes(json));
        Tokenizer tokenizer = Tokenizer.Load(file.Path);
        Assert.Equal(file.Path, Assert.Throws<ModelFormatException>(() => tokenizer.Encode(new string('a', 10_000))).File);
    }

    [Theory]
    [InlineData("gpt2")]
    [InlineData("llama3")]
    [InlineData("llama2")]
    public void SurvivesChangedBytesInJson(string name) =>
        Survives("tokenizer.json", Small(File.ReadAllText(Path.Combine(Fixtures.Own(name), "tokenizer.json"))), 400);

    [Theory]
    [InlineData("bert-cased", 300)]
    [InlineData("bert-uncased", 300)]
    [InlineData("t5", 60)]
    public void SurvivesChangedBytesInWholeFiles(string name, int times) =>
        Survives("tokenizer.json", File.ReadAllBytes(Path.Combine(Fixtures.Own(name), "tokenizer.json")), times);

    [Theory]
    [InlineData("sp-bpe", 1500)]
    [InlineData("sp-unigram-no-prefix", 1000)]
    [InlineData("sp-unigram-nfkc", 100)]
    public void SurvivesChangedBytesInSentencePiece(string name, int times) =>
        Survives("tokenizer.model", File.ReadAllBytes(Path.Combine(Fixtures.Folder(name), "tokenizer.model")), times);

    [Fact]
    public void SurvivesChangedBytesInLines()
    {
        Tokenizer tokenizer = Tokenizer.Load(Fixtures.Own("bert-cased"));
        string lines = string.Join('\n', Enumerable.Range(0, tokenizer.VocabularySize).Select(tokenizer.TokenAt));
        Survives("vocab.txt", Encoding.UTF8.GetBytes(lines), 400);
    }

    [Theory]
    [InlineData("tokenizers/ggml-vocab-llama-spm.gguf", 120)]
    [InlineData("tokenizers/ggml-vocab-gpt-2.gguf", 60)]
    [InlineData("tokenizers/ggml-vocab-bert-bge.gguf", 100)]
    public void SurvivesChangedBytesInGguf(string path, int times) => Survives("vocabulary.gguf", File.ReadAllBytes(SharedData.Path(path)), times);

    // Without the long lists, most changes hit something that matters.
    private static byte[] Small(string json)
    {
        int merges = json.IndexOf("\"merges\"", StringComparison.Ordinal);
        int start = json.IndexOf('[', merges);
        int end = json.LastIndexOf(']');
        Assert.True(merges > 0 && end > start);
        return Encoding.UTF8.GetBytes(string.Concat(json.AsSpan(0, start), "[", json.AsSpan(end)));
    }

    private static void Survives(string name, byte[] good, int times)
    {
        Gen<(int Position, byte Value, int Kind)[]> changes = Gen.Select(Gen.Double[0, 1], Gen.Byte, Gen.Int[0, 9])
            .Select((place, value, kind) => ((int)(place * place * (good.Length - 1)), value, kind)).Array[1, 4];
        changes.Sample(edits =>
        {
            List<byte> bytes = [.. good];
            foreach ((int position, byte value, int kind) in edits)
            {
                int at = Math.Min(position, bytes.Count - 1);
                switch (kind)
                {
                    case 0:
                        bytes.RemoveRange(at, Math.Min(value + 1, bytes.Count - at));
                        bytes.Add(0);
                        break;
                    case 1:
                        bytes.Insert(at, value);
                        break;
                    case 2:
                        bytes[at] = 0xFF;
                        break;
                    case 3:
                        bytes[at] ^= (byte)(1 << (value & 7));
                        break;
                    default:
                        bytes[at] = value;
                        break;
                }
            }

            using var file = new TemporaryFile(name, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes));
            try
            {
                Tokenizer tokenizer = Tokenizer.Load(file.Path);
                int[] ids = tokenizer.Encode("Hello, 日本 🦙 <s> world\n\0");
                tokenizer.Decode(ids);
                tokenizer.EncodePair("a", "b");
                Assert.All(ids, id => Assert.InRange(id, 0, tokenizer.VocabularySize - 1));
            }
            catch (ModelFormatException)
            {
                // Rejected.
            }
        }, iter: times, threads: 1);
    }
}
