namespace Signals.Grains.Engine;

/// <summary>Bounds of a grain that keeps its state in the journal.</summary>
public sealed record JournaledGrainOptions
{
    /// <summary>How many calls may wait for one grain. More are refused at once, so that nothing waits in vain. Default 8,192.</summary>
    public int MostWaiting { get; init; } = 8_192;

    /// <summary>How many calls are decided together and become one commit, at most. More gives larger commits, fewer gives shorter waits. Default 1,024.</summary>
    public int MostInTurn { get; init; } = 1_024;

    /// <summary>How often a turn is decided again after a conflict or an unknown outcome before its callers are told that it failed. Default 8.</summary>
    public int MostTries { get; init; } = 8;

    /// <summary>
    /// After how many commits a snapshot is taken, at least; the first waits for up to twice as many, and a state larger than what was committed since for
    /// more. Fewer makes a cold start faster, more writes less. 1 or more. Default 200.
    /// </summary>
    public int CommitsPerSnapshot { get; init; } = 200;

    /// <summary>With how many commits since the last snapshot an activation that ends takes one. Default 20.</summary>
    public int CommitsForFarewellSnapshot { get; init; } = 20;
}
