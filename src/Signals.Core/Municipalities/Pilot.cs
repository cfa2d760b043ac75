using Signals.Core.Teams;

namespace Signals.Core.Municipalities;

/// <summary>How a municipality begins: prompts are raised, and shown to the people of its pilot only, until it switches a team on.</summary>
/// <param name="LooksAlong">Whether it looks along (meekijken); otherwise every team has its prompts as usual.</param>
/// <param name="People">The account names of the people of the pilot, each once, at most <see cref="MostPeople"/>. They may stay listed afterwards, to read what the pilot brought.</param>
/// <param name="Live">The teams that are switched on while it looks along.</param>
/// <remarks>Equal when all of it is, in the same order.</remarks>
public sealed record Pilot(bool LooksAlong, IReadOnlyList<string> People, IReadOnlyList<TeamId> Live)
{
    /// <summary>The most people that a pilot can have.</summary>
    public const int MostPeople = 50;

    /// <summary>The most characters that an account name can have.</summary>
    public const int MostName = 200;

    /// <summary>No pilot: every team has its prompts.</summary>
    public static readonly Pilot None = new(false, [], []);

    /// <summary>Whether a team is not switched on yet.</summary>
    public bool IsInShadow(TeamId team) => LooksAlong && !Live.Contains(team);

    /// <summary>Whether somebody is one of its people.</summary>
    /// <param name="account">The name that the identity provider gives; null for somebody without an account, who never is.</param>
    public bool Includes(string? account) => account is not null && People.Contains(account, StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool Equals(Pilot? other) =>
        other is not null && LooksAlong == other.LooksAlong && People.SequenceEqual(other.People, StringComparer.Ordinal) && Live.SequenceEqual(other.Live);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(LooksAlong, People.Count, Live.Count);
}
