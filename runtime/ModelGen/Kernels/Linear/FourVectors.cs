namespace ModelGen.Kernels;

/// <summary>A vector of each row of a panel: registers under one name.</summary>
internal struct FourVectors<TVector>
    where TVector : struct
{
    /// <summary>The first row's.</summary>
    public TVector Row0;

    /// <summary>The second row's.</summary>
    public TVector Row1;

    /// <summary>The third row's.</summary>
    public TVector Row2;

    /// <summary>The fourth row's.</summary>
    public TVector Row3;
}
