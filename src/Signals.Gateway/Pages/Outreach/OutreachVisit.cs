namespace Signals.Gateway.Pages.Outreach;

/// <summary>What somebody does at walk-in hours and the coffee cart today, on the pages without scripts. It stands nowhere but in a sealed cookie of their own browser.</summary>
public sealed record OutreachVisit
{
    /// <summary>How many signals can still be taken back.</summary>
    public const int MostSent = 10;

    /// <summary>The stop that is open; null if none is.</summary>
    public OpenStop? Stop { get; init; }

    /// <summary>What was sent last, latest first.</summary>
    public IReadOnlyList<Sent> Sent { get; init; } = [];

    /// <summary>The visit after another signal was sent. One that was sent twice stands there once.</summary>
    public OutreachVisit With(Sent sent) => this with { Sent = [sent, .. Sent.Where(other => other.Key != sent.Key).Take(MostSent - 1)] };
}

/// <summary>A stop that is open.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">The code of its kind of source.</param>
/// <param name="Area">The code of its neighbourhood.</param>
/// <param name="Place">Where, as it was entered.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Present">How many people were there already when it was entered.</param>
public sealed record OpenStop(string Id, string Kind, string Area, string? Place, DateTimeOffset StartedAt, int? Present);

/// <summary>A signal that was sent.</summary>
/// <param name="Key">By which it counts once, however often the form is sent.</param>
/// <param name="Theme">The theme's code.</param>
/// <param name="People">How many people it stands for.</param>
/// <param name="At">When.</param>
/// <param name="FollowCode">By which it can be taken back.</param>
public sealed record Sent(string Key, string Theme, int People, DateTimeOffset At, string FollowCode);
