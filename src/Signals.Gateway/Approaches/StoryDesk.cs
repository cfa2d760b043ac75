using Signals.Core.Approaches;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Sealing;
using Signals.Grains.Vault;

namespace Signals.Gateway.Approaches;

/// <summary>Stories that teams told: a caller's own, and those whose writers agreed that others read them.</summary>
internal sealed class StoryDesk(GrainsWithinReach grains, InboxDesk inbox, Seals seals)
{
    /// <summary>The most stories in one answer.</summary>
    public const int Most = 100;

    /// <summary>The stories of a municipality in which the caller belongs to a team, latest first, at most <see cref="Most"/>.</summary>
    /// <param name="theme">Only those about a theme; null for all.</param>
    /// <param name="caller">Who asks.</param>
    public async Task<IReadOnlyList<StoryAnswer>> Of(ThemeCode? theme, Caller caller, CancellationToken cancellation)
    {
        var stories = new List<StoryAnswer>();
        foreach (var own in (await inbox.Teams(caller, cancellation)).GroupBy(team => team.Municipality.Code))
        {
            var municipality = own.First().Municipality;
            var found = new List<ApproachSummary>();
            foreach (var team in municipality.View.Teams)
                found.AddRange((await grains.Team(municipality.Code, team.Id).Approaches(cancellation)).Where(approach =>
                    approach.HasStory && (approach.IsStoryShared || caller.BelongsTo(team.Id)) && (theme is null || approach.Themes.Contains(theme))));
            foreach (var summary in found.OrderByDescending(approach => approach.ClosedAt ?? approach.BegunAt).Take(Most))
                if (await Read(municipality, summary, caller, cancellation) is { } story) stories.Add(story);
        }
        return [.. stories.Take(Most)];
    }

    private async Task<StoryAnswer?> Read(KnownMunicipality municipality, ApproachSummary summary, Caller caller, CancellationToken cancellation)
    {
        // Asked once more: the team may have heard of it a moment before it was taken back.
        if (await grains.Approach(municipality.Code, summary.Id).Read(cancellation) is not { } approach
            || approach.Words(ApproachPart.Story) is not { } words || !(approach.IsStoryShared || caller.BelongsTo(summary.Id.Team)))
            return null;
        var seal = await seals.Of(municipality.Code, KeyPurposes.Approach(approach.Id.ToString()), CollectiveApproach.KeptUntil(approach.BegunAt), cancellation);
        if (seal.Open(words) is not { } text) return null;
        var told = PartForm.Parse(text);
        return new(
            approach.Id.ToString(), municipality.Team(summary.Id.Team)?.Name ?? "", ApproachNames.Code(approach.Kind),
            [.. approach.Themes.Select(code => new NamedCode(code.ToString(), municipality.Theme(code.ToString())?.Name ?? code.ToString()))],
            told.GetValueOrDefault("watGebeurde", ""), told.GetValueOrDefault("watVeranderde"), told.GetValueOrDefault("voorWie"),
            [.. (approach.Choice?.Chosen ?? []).Select(card => card.Title)], approach.IsStoryShared, DutchTime.Local(approach.Parts[ApproachPart.Story].WrittenAt));
    }
}

/// <summary>A story. It names nobody, and no neighbourhood.</summary>
/// <param name="Aanpak">The approach that it was told of.</param>
/// <param name="Wijkteam">The team that told it, by name.</param>
/// <param name="Soort">The kind of approach.</param>
/// <param name="Themas">What it is about.</param>
/// <param name="WatGebeurde">What happened.</param>
/// <param name="WatVeranderde">What changed; null if that was not told.</param>
/// <param name="VoorWie">For whom; null if that was not told.</param>
/// <param name="Kaarten">The titles of the cards that were chosen.</param>
/// <param name="Gedeeld">Whether other teams may read it.</param>
/// <param name="VerteldOp">When it was told.</param>
public sealed record StoryAnswer(
    string Aanpak, string Wijkteam, string Soort, IReadOnlyList<NamedCode> Themas, string WatGebeurde, string? WatVeranderde, string? VoorWie, IReadOnlyList<string> Kaarten,
    bool Gedeeld, DateTimeOffset VerteldOp);
