namespace ModelGen.Text.Tokenizers;

/// <summary>The post-processors of <c>tokenizer.json</c>.</summary>
internal static class PostProcessorReaders
{
    public static readonly ComponentTable<PostProcessor> Table = new("post-processor", new Dictionary<string, Func<JsonEntry, PostProcessor>>
    {
        ["BertProcessing"] = entry => TemplatePostProcessor.Bert(TokenId(entry.Require("cls")), TokenId(entry.Require("sep"))),
        ["ByteLevel"] = _ => new PlainPostProcessor(),
        ["RobertaProcessing"] = entry => TemplatePostProcessor.Roberta(TokenId(entry.Require("cls")), TokenId(entry.Require("sep"))),
        ["Sequence"] = ReadSequence,
        ["TemplateProcessing"] = ReadTemplate,
    });

    private static SequencePostProcessor ReadSequence(JsonEntry entry)
    {
        JsonEntry list = entry.Require("processors");
        IReadOnlyList<PostProcessor> steps = Table.ReadAll(list);

        // A second template would lay out the segments of the first one.
        return steps.Count(step => step is not PlainPostProcessor) <= 1 ? new SequencePostProcessor(steps) : throw list.Error("has more than one template");
    }

    private static TemplatePostProcessor ReadTemplate(JsonEntry entry)
    {
        var special = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach ((string name, JsonEntry token) in entry.Find("special_tokens")?.Members() ?? [])
        {
            special.Add(name, [.. token.Require("ids").Elements().Select(id => id.Count32())]);
        }

        return new TemplatePostProcessor(ReadParts(entry.Require("single"), special, texts: 1), ReadParts(entry.Require("pair"), special, texts: 2));
    }

    private static List<TemplatePart> ReadParts(JsonEntry template, Dictionary<string, int[]> special, int texts)
    {
        var parts = new List<TemplatePart>();
        foreach (JsonEntry part in template.Elements())
        {
            if (part.Find("Sequence") is { } sequence)
            {
                string id = sequence.Require("id").String();
                int text = id switch
                {
                    "A" => 0,
                    "B" => 1,
                    _ => throw sequence.Error($"names the text '{id}'; there are A and B"),
                };
                if (text >= texts)
                {
                    throw sequence.Error("names the text B in the template for one text");
                }

                parts.Add(new TemplatePart(null, text, TypeId(sequence)));
            }
            else
            {
                JsonEntry token = part.Require("SpecialToken");
                string id = token.Require("id").String();
                int[] ids = special.GetValueOrDefault(id) ?? throw token.Error($"names the special token '{id}', which special_tokens does not have");
                parts.Add(new TemplatePart(ids, 0, TypeId(token)));
            }
        }

        return parts;
    }

    // ["[CLS]", 101]
    private static int TokenId(JsonEntry entry) => entry.Count == 2 ? entry.Elements().Last().Count32() : throw entry.Error("must be a token and its id");

    private static int TypeId(JsonEntry entry) => entry.Find("type_id")?.Count32() ?? 0;
}
