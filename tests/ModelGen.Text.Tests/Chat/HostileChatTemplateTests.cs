using System.Text.Json.Nodes;
using CsCheck;
using Xunit;

namespace ModelGen.Text.Tests;

/// <summary>Templates that are broken, endless or greedy: one exception that says the line, and no memory or time beyond the limits.</summary>
public sealed class HostileChatTemplateTests
{
    public static TheoryData<string, string> Greedy => new()
    {
        { "{% for i in range(2000000000) %}x{% endfor %}", "steps" },
        { "{% for i in range(3000) %}{% for j in range(3000) %}{% endfor %}{% endfor %}", "steps" },
        { "{{ 'x' * 1000000000 }}", "characters" },
        { "{{ 'x' * 10 ** 30 }}", "characters" },
        { "{{ [0] * 10 ** 30 }}", "steps" },
        { "{{ 10 ** (10 ** 10) }}", "bits" },
        { "{{ (-2) ** 5000 }}", "bits" },
        { "{% set ns = namespace(x='ab') %}{% for i in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}", "characters" },
        { "{% set ns = namespace(x=[1]) %}{% for i in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}", "steps" },
        { "{% set ns = namespace(x='ab') %}{% for i in range(99) %}{% set ns.x = ns.x.replace('', ns.x) %}{% endfor %}", "characters" },
        { "{% set ns = namespace(x='ab') %}{% for i in range(99) %}{% set ns.x = ns.x | join(ns.x) %}{% endfor %}", "" },
        { "{% set ns = namespace(x=1) %}{% for i in range(9999) %}{% set ns.x = [ns.x] %}{% endfor %}{{ ns.x }}", "nests deeper" },
        { "{% set ns = namespace(x=1) %}{% for i in range(9999) %}{% set ns.x = [ns.x] %}{% endfor %}{{ ns.x | tojson }}", "nests deeper" },
        { "{% set ns = namespace(x=1, y=1) %}{% for i in range(9999) %}{% set ns.x = [ns.x] %}{% set ns.y = [ns.y] %}{% endfor %}{{ ns.x == ns.y }}", "nests deeper" },
        { "{% set ns = namespace(x=1) %}{% for i in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}", "steps" },
        { "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "nests deeper" },
        { "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}", "nests deeper" },
        { "{% macro a() %}{% call a() %}{% endcall %}{% endmacro %}{{ a() }}", "nests deeper" },
        { "{% set a = 'a' * 4000000 %}{% for i in range(9999) %}{{ 'b' * 1000 in a }}{% endfor %}", "too long" },
        { "{% set a = 'a' * 4000000 %}{% set b = a ~ '' %}{% for i in range(9999) %}{% if a == b %}{% endif %}{% endfor %}", "too long" },
        { "{% set a = 'a' * 1000000 %}{% for i in range(99) %}{{ a }}{% endfor %}", "writes more" },
        { "{{ [1] | tojson(indent=2000000000) }}", "at most" },
        { "{{ 'a' | indent(2000000000) }}", "at most" },
        { "{{ [1] | batch(2000000000, 0) | list }}", "steps" },
        { "{{ [1] | slice(2000000000) | list }}", "steps" },
        { "{{ 'a\\n' * 4000000 | indent('x' * 64) }}", "" },
        { "{{ " + new string('(', 5000) + "1" + new string(')', 5000) + " }}", "nests deeper" },
        { "{{ " + new string('[', 5000) + "1" + new string(']', 5000) + " }}", "nests deeper" },
        { "{{ " + string.Concat(Enumerable.Repeat("not ", 50000)) + "1 }}", "nests deeper" },
        { "{{ " + string.Concat(Enumerable.Repeat("- ", 50000)) + "1 }}", "nests deeper" },
        { "{{ 1" + string.Concat(Enumerable.Repeat(" + 1", 50000)) + " }}", "nests deeper" },
        { "{{ a" + string.Concat(Enumerable.Repeat(".b", 50000)) + " }}", "nests deeper" },
        { "{{ a" + string.Concat(Enumerable.Repeat(" | upper", 50000)) + " }}", "nests deeper" },
        { "{{ 1" + string.Concat(Enumerable.Repeat(" if 1 else 1", 50000)) + " }}", "nests deeper" },
        { "{% filter upper" + string.Concat(Enumerable.Repeat(" | upper", 50000)) + " %}{% endfilter %}", "nests deeper" },
        { string.Concat(Enumerable.Repeat("{% if 1 %}", 5000)), "nests deeper" },
        { string.Concat(Enumerable.Repeat("{% for a in b %}", 5000)), "nests deeper" },
        { "{% set " + new string('(', 5000) + "a" + new string(')', 5000) + " = 1 %}", "nests deeper" },
        { "{% if", "no '%}'" },
        { "{% if 1 %}", "without 'endif'" },
        { "a\nb\n{{ 'x", "no ' at its end" },
        { "{{ 1", "no '}}'" },
        { "{# ", "no '#}'" },
        { "{% raw %}", "endraw" },
        { "{% include 'file' %}", "'include' is not supported" },
        { "{{ 'a' | unknown }}", "there is no filter 'unknown'; there are abs, attr" },
        { "{{ ['a'] | map('unknown') | list }}", "there is no filter 'unknown'" },
        { "{{ 1 is unknown }}", "there is no test 'unknown'; there are" },
        { "{{ ''.__class__.__mro__ }}", "is undefined" },
        { "{{ messages.__init__.__globals__ }}", "is undefined" },
        { "{{ self._TemplateReference__context }}", "is undefined" },
    };

    [Theory]
    [MemberData(nameof(Greedy))]
    public void WhatIsBrokenOrTooMuchIsOneException(string template, string words)
    {
        ChatTemplateException problem = Assert.Throws<ChatTemplateException>(() => ChatTemplate.Parse(template).Render([new("user", "Hello")]));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.Contains($"line {problem.Line}:", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLineIsThatOfTheMistake()
    {
        Assert.Equal(3, Assert.Throws<ChatTemplateException>(() => ChatTemplate.Parse("a\r\nb\r\n{{ 1 + }}\n")).Line);
        Assert.Equal(2, Assert.Throws<ChatTemplateException>(() => ChatTemplate.Parse("{% macro m() %}\n{{ none + 1 }}{% endmacro %}\n\n{{ m() }}").Render([])).Line);
    }

    [Fact]
    public void ASmallStackIsAnExceptionToo()
    {
        ChatTemplate template = ChatTemplate.Parse("{% macro m() %}{% for i in [1] %}{% if 1 %}{{ (m() ~ '') | upper }}{% endif %}{% endfor %}{% endmacro %}{{ m() }}");
        Exception? problem = null;
        var thread = new Thread(() => problem = Record.Exception(() => template.Render([])), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.IsType<ChatTemplateException>(problem);
    }

    [Fact]
    public void AnythingIsRenderedOrRefused()
    {
        string[] pieces =
        [
            "{%", "%}", "{{", "}}", "{#", "#}", "-", "+", " ", "\n", "if", "else", "elif", "endif", "for", "in", "endfor", "set", "endset", "macro", "endmacro", "call", "endcall",
            "filter", "endfilter", "with", "endwith", "raw", "endraw", "generation", "endgeneration", "break", "continue", "x", "y", "loop", "messages", "namespace", "ns", "m",
            "(", ")", "[", "]", "{", "}", ",", ":", ".", "=", "==", "<", "|", "~", "*", "**", "/", "//", "%", "not", "and", "or", "is", "none", "true", "1", "2.5", "'a'", "\"b\"",
            "upper", "tojson", "join", "map", "select", "selectattr", "list", "first", "sort", "length", "replace", "indent", "split", "items", "range", "defined", "string", "0", "99999999999",
        ];
        JsonArray messages = JsonNode.Parse("""[{"role":"user","content":[{"type":"text","text":"é😀"}],"n":1.5},{"role":"assistant","content":null}]""")!.AsArray();
        Gen.OneOf(
            Gen.Int[0, pieces.Length - 1].List[1, 40].Select(indices => string.Join(' ', indices.Select(index => pieces[index]))),
            Gen.Int[0, pieces.Length - 1].List[1, 12].Select(indices => "{{ " + string.Join(' ', indices.Select(index => pieces[index])) + " }}"),
            Gen.Int[0, pieces.Length - 1].List[1, 12].Select(indices => "{% for x in messages %}{% set y = " + string.Join("", indices.Select(index => pieces[index])) + " %}{{ y }}{% endfor %}")).Sample(
            template => Assert.True(Record.Exception(() => ChatTemplate.Parse(template).Render(messages)) is null or ChatTemplateException),
            iter: 20_000);
    }
}
