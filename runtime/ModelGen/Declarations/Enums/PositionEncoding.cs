namespace ModelGen;

/// <summary>How a layer knows where a token stands.</summary>
public enum PositionEncoding
{
    /// <summary>Not at all, but for the causal mask.</summary>
    None,

    /// <summary>
    /// Queries and keys are rotated by an angle that grows with the position, so that their product depends on the distance alone (RoPE; Su et al. 2021,
    /// arXiv:2104.09864).
    /// </summary>
    Rotary,
}
