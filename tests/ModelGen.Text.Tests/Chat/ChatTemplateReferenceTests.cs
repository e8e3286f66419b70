using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Text.Tests;

/// <summary>Conversations and single expressions, against what Jinja2 3.1.6 makes of them as transformers sets it up.</summary>
public sealed class ChatTemplateReferenceTests
{
    private static string Data => Path.Combine(SharedData.Repository, "tests", "ModelGen.Text.Tests", "Data", "chat-templates");

    public static TheoryData<string, int, string> Conversations
    {
        get
        {
            TheoryData<string, int, string> data = [];
            foreach (string folder in Directory.GetDirectories(Data).Order(StringComparer.Ordinal))
            {
                JsonElement[] cases = Fixtures.Rows(folder, "cases.json");
                for (int i = 0; i < cases.Length; i++)
                {
                    data.Add(Path.GetFileName(folder), i, cases[i].GetProperty("name").GetString()!);
                }
            }

            return data;
        }
    }

    public static TheoryData<int, string> Templates
    {
        get
        {
            TheoryData<int, string> data = [];
            foreach ((int i, JsonNode? one) in Language()["cases"]!.AsArray().Index())
            {
                data.Add(i, one!["template"]!.GetValue<string>());
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public void ConversationsAreRenderedAsTheReferenceDoes(string folder, int index, string name)
    {
        JsonNode one = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Data, folder, "cases.json")))!.AsArray()[index]!;
        Assert.Equal(name, one["name"]!.GetValue<string>());
        ChatTemplate template = ChatTemplate.Parse(
            File.ReadAllText(Path.Combine(Data, folder, "template.jinja")), one["bos_token"]?.GetValue<string>(), one["eos_token"]?.GetValue<string>());
        ChatTemplateOptions options = new()
        {
            AddGenerationPrompt = one["add_generation_prompt"]!.GetValue<bool>(),
            Tools = one["tools"]?.AsArray(),
            Variables = one["kwargs"]?.AsObject(),
            Now = DateTime.Parse(one["now"]!.GetValue<string>(), CultureInfo.InvariantCulture),
        };
        Check(one, () => template.Render(one["messages"]!.AsArray(), options));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void TheLanguageIsThatOfTheReference(int index, string template)
    {
        JsonNode language = Language();
        JsonNode one = language["cases"]![index]!;
        ChatTemplateOptions options = new()
        {
            Variables = language["variables"]!.AsObject(),
            Now = DateTime.Parse(language["now"]!.GetValue<string>(), CultureInfo.InvariantCulture),
        };
        Check(one, () => ChatTemplate.Parse(template).Render([], options));
    }

    private static JsonNode Language() => JsonNode.Parse(File.ReadAllBytes(Path.Combine(Data, "language.json")))!;

    private static void Check(JsonNode one, Func<string> render)
    {
        if (one["rendered"] is { } rendered)
        {
            Assert.Equal(rendered.GetValue<string>(), render());
            return;
        }

        ChatTemplateException problem = Assert.Throws<ChatTemplateException>(render);
        if (one["error"] is { } words)
        {
            Assert.Equal(words.GetValue<string>(), problem.Problem);
        }
    }
}
