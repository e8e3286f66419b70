using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary>How generated code names the rows that an operation works on.</summary>
internal static class RowSets
{
    /// <summary>Their number and the workers.</summary>
    public static string Rows(RowSet rows) => rows switch
    {
        RowSet.Tokens => "rows",
        RowSet.Outputs => "batch.Outputs",
        RowSet.Texts or RowSet.Ends => "batch.SequenceRows",
        _ => throw new ArgumentOutOfRangeException(nameof(rows), rows, "No such rows."),
    };

    /// <summary>Which tokens they are.</summary>
    public static string Indices(RowSet rows) => rows switch
    {
        RowSet.Texts => "batch.FirstRows",
        RowSet.Ends => "batch.LastRows",
        _ => "batch.OutputRows",
    };
}
