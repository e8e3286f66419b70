using ModelGen.Generator.Lowering;
using ModelGen.Generator.Lowering.Words;

namespace ModelGen.Generator.Emit.Ops;

/// <summary>Which emitter prints which operation. A new operation is a record, an emitter and a row here.</summary>
internal static class OperationEmitters
{
    private static readonly Dictionary<Type, Func<Operation, CodeLine>> Emitters = new()
    {
        [typeof(EmbeddingLookupOperation)] = operation => EmbeddingLookupEmitter.Emit((EmbeddingLookupOperation)operation),
        [typeof(EmbeddingAddOperation)] = operation => EmbeddingAddEmitter.Emit((EmbeddingAddOperation)operation),
        [typeof(SinusoidAddOperation)] = operation => SinusoidAddEmitter.Emit((SinusoidAddOperation)operation),
        [typeof(NormOperation)] = operation => NormEmitter.Emit((NormOperation)operation),
        [typeof(HeadNormOperation)] = operation => HeadNormEmitter.Emit((HeadNormOperation)operation),
        [typeof(ClipOperation)] = operation => ClipEmitter.Emit((ClipOperation)operation),
        [typeof(LinearOperation)] = operation => LinearEmitter.Emit((LinearOperation)operation),
        [typeof(LinearAddOperation)] = operation => LinearAddEmitter.Emit((LinearAddOperation)operation),
        [typeof(ScaledCopyOperation)] = operation => ScaledCopyEmitter.Emit((ScaledCopyOperation)operation),
        [typeof(ScaledAddOperation)] = operation => ScaledAddEmitter.Emit((ScaledAddOperation)operation),
        [typeof(SoftCapOperation)] = operation => SoftCapEmitter.Emit((SoftCapOperation)operation),
        [typeof(ActivatedLinearOperation)] = operation => ActivatedLinearEmitter.Emit((ActivatedLinearOperation)operation),
        [typeof(GatedLinearOperation)] = operation => GatedLinearEmitter.Emit((GatedLinearOperation)operation),
        [typeof(ExpertSelectionOperation)] = operation => ExpertEmitters.Emit((ExpertSelectionOperation)operation),
        [typeof(ExpertMixtureOperation)] = operation => ExpertEmitters.Emit((ExpertMixtureOperation)operation),
        [typeof(SigmoidScaledAddOperation)] = operation => ExpertEmitters.Emit((SigmoidScaledAddOperation)operation),
        [typeof(RotaryAnglesOperation)] = operation => RotaryAnglesEmitter.Emit((RotaryAnglesOperation)operation),
        [typeof(RotaryOperation)] = operation => RotaryEmitter.Emit((RotaryOperation)operation),
        [typeof(CacheAppendOperation)] = operation => CacheAppendEmitter.Emit((CacheAppendOperation)operation),
        [typeof(AttentionOperation)] = operation => AttentionEmitter.Emit((AttentionOperation)operation),
        [typeof(GatherRowsOperation)] = operation => GatherRowsEmitter.Emit((GatherRowsOperation)operation),
        [typeof(TextMeansOperation)] = operation => TextMeansEmitter.Emit((TextMeansOperation)operation),
        [typeof(UnitRowsOperation)] = operation => WordOperationEmitters.Emit((UnitRowsOperation)operation),
        [typeof(UnitMeanOperation)] = operation => WordOperationEmitters.Emit((UnitMeanOperation)operation),
        [typeof(RowProductsOperation)] = operation => WordOperationEmitters.Emit((RowProductsOperation)operation),
        [typeof(DivideByNormsOperation)] = operation => WordOperationEmitters.Emit((DivideByNormsOperation)operation),
        [typeof(CosineQuotientOperation)] = operation => WordOperationEmitters.Emit((CosineQuotientOperation)operation),
    };

    /// <summary>Operations that know the tokens of the pass by their sequence take the batch; the others take its rows.</summary>
    private static readonly HashSet<Type> OverTheBatch =
    [
        typeof(EmbeddingLookupOperation), typeof(EmbeddingAddOperation), typeof(SinusoidAddOperation), typeof(RotaryAnglesOperation), typeof(CacheAppendOperation), typeof(AttentionOperation), typeof(GatherRowsOperation), typeof(TextMeansOperation),
    ];

    public static CodeLine Emit(Operation operation) => Emitters[operation.GetType()](operation);

    /// <summary>True when the printed call names the local <c>rows</c>.</summary>
    public static bool UsesRows(Operation operation) => !OverTheBatch.Contains(operation.GetType())
        && operation is not SoftCapOperation
        && operation is not ScaledCopyOperation { Rows: not RowSet.Tokens }
        && operation is not LinearOperation { Rows: not RowSet.Tokens }
        && operation is not ActivatedLinearOperation { Rows: not RowSet.Tokens }
        && operation is not NormOperation { Rows: not RowSet.Tokens };
}
