using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Recurrent;

/// <summary>
/// What <c>options.json</c> of allenai/bilm-tf says of a model, so that a checkpoint of another one is refused by name and value and never computed wrongly.
/// </summary>
internal static class RecurrentSettings
{
    public static IEnumerable<SettingSpec> Of(RecurrentSpec spec)
    {
        LstmSpec lstm = spec.Lstm;
        yield return Whole("layers", "lstm.n_layers", lstm.Layers);
        yield return Whole("cell size", "lstm.dim", lstm.CellSize);
        yield return Whole("projection", "lstm.projection_dim", lstm.Projection);
        yield return Clip("cell clip", "lstm.cell_clip", lstm.CellClip);
        yield return Clip("projection clip", "lstm.proj_clip", lstm.ProjectionClip);
        yield return new SettingSpec("skip connections", ["lstm.use_skip_connections"], null, lstm.SkipConnections) { WhenAbsent = false };

        CharacterSpec characters = spec.Characters;
        yield return Whole("character size", "char_cnn.embedding.dim", characters.Size);
        yield return Whole("character vocabulary", "char_cnn.n_characters", characters.Vocabulary) with { AtLeast = true };
        yield return Whole("maximum of characters", "char_cnn.max_characters_per_token", characters.Maximum);
        yield return Whole("highway layers", "char_cnn.n_highway", characters.Highways) with { WhenAbsent = 0L };
        yield return new SettingSpec("activation", ["char_cnn.activation"], null, CharacterPlan.Function(characters.Activation));
        for (int group = 0; group < characters.Filters.Count; group++)
        {
            string path = $"char_cnn.filters.{group.ToString(CultureInfo.InvariantCulture)}.";
            yield return Whole($"width of filter group {group}", path + "0", characters.Filters[group].Width);
            yield return Whole($"filters of group {group}", path + "1", characters.Filters[group].Count);
        }
    }

    private static SettingSpec Whole(string name, string path, int expected) => new(name, [path], null, (long)expected);

    // No limit is null, or 0 in some files.
    private static SettingSpec Clip(string name, string path, double? expected) => new(name, [path], null, expected ?? 0d) { WhenAbsent = 0L };
}
