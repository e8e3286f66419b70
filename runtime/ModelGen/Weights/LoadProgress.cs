namespace ModelGen;

/// <summary>How far a load has come.</summary>
/// <param name="Tensors">Tensors that are ready.</param>
/// <param name="TotalTensors">Tensors of the model.</param>
/// <param name="Bytes">Bytes of the file that the ready tensors take.</param>
/// <param name="TotalBytes">Bytes of the file that all tensors of the model take.</param>
public readonly record struct LoadProgress(int Tensors, int TotalTensors, long Bytes, long TotalBytes)
{
    /// <summary>The share of bytes that is ready, from 0 to 1.</summary>
    public double Fraction => TotalBytes == 0 ? 1 : (double)Bytes / TotalBytes;
}
