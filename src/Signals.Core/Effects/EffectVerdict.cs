namespace Signals.Core.Effects;

/// <summary>What can be said of an approach at one of the fixed moments.</summary>
public enum EffectVerdict
{
    /// <summary>The first moment has not come.</summary>
    TooEarly,

    /// <summary>Too little is known, or what is known goes with less, more and the same alike.</summary>
    CannotTell,

    /// <summary>Fewer people told than was to be expected.</summary>
    Less,

    /// <summary>More people told than was to be expected, also if a rise that there was before had stayed.</summary>
    More,

    /// <summary>At most a quarter fewer and a third more: the whole interval lies between.</summary>
    AboutTheSame,
}

/// <summary>Why nothing can be said.</summary>
public enum EffectObstacle
{
    /// <summary>Of one of the neighbourhoods of the approach less than half a year is known from before, or it is no longer there.</summary>
    TooLittleKnown,

    /// <summary>Fewer than <see cref="ComparisonChoice.FewestForClaims"/> neighbourhoods can be compared with.</summary>
    TooFewComparable,

    /// <summary>The counts are too small, or differ too much between neighbourhoods.</summary>
    TooUncertain,
}
