using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Municipalities;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Settings;

/// <summary>Reads and changes when a rise becomes a prompt, in a municipality and in the neighbourhoods of one team.</summary>
internal sealed class SettingsDesk(GrainsWithinReach grains, Catalogue catalogue, TimeProvider clock)
{
    /// <summary>The most households that a municipality or team can ask for.</summary>
    public const int MostHouseholds = 50;

    /// <returns>The municipality by its code, the home municipality without one; null if it is not known here.</returns>
    public async Task<KnownMunicipality?> Find(string? code, CancellationToken cancellation) =>
        code is null ? await catalogue.Municipality(catalogue.Home, cancellation)
        : MunicipalityCode.TryParse(code, null, out var known) ? await catalogue.Municipality(known, cancellation)
        : null;

    /// <summary>Checks what somebody wants to set, and sets it.</summary>
    /// <param name="wanted">What holds where a team sets nothing else.</param>
    /// <param name="teams">The soonest and the latest that teams may choose; null to leave that as it is.</param>
    /// <param name="field">Gives the field's name as errors are to name it.</param>
    /// <returns>The municipality as it is now; null if something is wrong.</returns>
    public async Task<KnownMunicipality?> Set(
        KnownMunicipality municipality, WantedSettings wanted, (string? From, string? To)? teams, Func<string, string> field, FieldErrors errors, CancellationToken cancellation)
    {
        var chosen = Check(municipality, wanted, Sensitivity.All, DetectionSettings.FewestHouseholds, DetectionSettings.FewestSourceKinds, field, errors);
        var bounds = teams is var (from, to) ? Bounds(from, to, field, errors) : null;
        if (errors.Any) return null;
        var settings = DetectionSettings.Of(municipality.View.Detection.FindingScore, chosen!.PromptScore, wanted.Households!.Value, wanted.SourceKinds!.Value);
        var view = await grains.Municipality(municipality.Code).SetDetection(settings, bounds, cancellation);
        catalogue.Forget();
        if (view is not null) return new(view);
        errors.Add(field("minstensBronsoorten"), "intussen-veranderd", "De gemeente heeft intussen iets veranderd. Bekijk hoe het nu is en probeer het opnieuw.");
        return null;
    }

    /// <summary>Checks what a team wants to set for itself, inside what its municipality leaves to it, and sets it.</summary>
    /// <param name="wanted">What it wants.</param>
    /// <param name="field">Gives the field's name as errors are to name it.</param>
    /// <returns>The municipality as it is now; null if something is wrong.</returns>
    public async Task<KnownMunicipality?> SetTeam(
        TeamInbox team, WantedSettings wanted, Func<string, string> field, FieldErrors errors, CancellationToken cancellation)
    {
        var (bounds, least) = (team.Municipality.View.Bounds, team.Municipality.View.Detection);
        var chosen = Check(team.Municipality, wanted, Sensitivity.Within(bounds), least.MinimumHouseholds, least.MinimumSourceKinds, field, errors);
        if (errors.Any) return null;
        // Bounds may lie between two choices; then the one that is left stands for what is within them.
        var settings = bounds.Bring(DetectionSettings.Of(least.FindingScore, chosen!.PromptScore, wanted.Households!.Value, wanted.SourceKinds!.Value), least);
        if (await SetTeam(team, settings, cancellation) is { } changed) return changed;
        errors.Add(field("opmerkzaamheid"), "intussen-veranderd", "De gemeente heeft intussen iets veranderd. Bekijk hoe het nu is en probeer het opnieuw.");
        return null;
    }

    /// <summary>Lets a team do as its municipality does.</summary>
    /// <returns>The municipality as it is now; null if there is no such team any more.</returns>
    public Task<KnownMunicipality?> ClearTeam(TeamInbox team, CancellationToken cancellation) => SetTeam(team, null, cancellation);

    /// <summary>Notes how much room a team has in the current quarter; null to take that back.</summary>
    /// <returns>False if there is no such team any more.</returns>
    public async Task<bool> ShareCapacity(TeamInbox team, TeamRoom? room, CancellationToken cancellation)
    {
        var note = room is { } known ? new CapacityNote(Quarter.Of(IsoWeek.Of(clock.GetUtcNow())), known) : null;
        var view = await grains.Municipality(team.Municipality.Code).ShareCapacity(team.Id, note, cancellation);
        catalogue.Forget();
        return view is not null;
    }

    private async Task<KnownMunicipality?> SetTeam(TeamInbox team, DetectionSettings? settings, CancellationToken cancellation)
    {
        var view = await grains.Municipality(team.Municipality.Code).SetTeamDetection(team.Id, settings, cancellation);
        catalogue.Forget();
        return view is null ? null : new(view);
    }

    private static Sensitivity? Check(
        KnownMunicipality municipality, WantedSettings wanted, IReadOnlyList<Sensitivity> choices, int leastHouseholds, int leastSourceKinds, Func<string, string> field,
        FieldErrors errors)
    {
        var chosen = choices.FirstOrDefault(one => one.Code == wanted.Sensitivity);
        if (chosen is null) NotAmong(choices, field("opmerkzaamheid"), errors);
        Within(wanted.Households, "minstensHuishoudens", leastHouseholds, Math.Max(leastHouseholds, MostHouseholds));
        Within(wanted.SourceKinds, "minstensBronsoorten", leastSourceKinds, municipality.View.Sources.Count);
        return chosen;

        void Within(int? value, string name, int least, int most)
        {
            if (!(value >= least && value <= most) && !errors.Has(field(name)))
                errors.Add(field(name), "buiten-bereik", $"Hier hoort een heel getal van {least} tot en met {most} te staan.");
        }
    }

    private static DetectionBounds? Bounds(string? from, string? to, Func<string, string> field, FieldErrors errors)
    {
        var (lowest, highest) = (Sensitivity.Find(from), Sensitivity.Find(to));
        if (lowest is null) NotAmong(Sensitivity.All, field("teamsKiezen/vanaf"), errors);
        if (highest is null) NotAmong(Sensitivity.All, field("teamsKiezen/tot"), errors);
        if (lowest is null || highest is null) return null;
        if (lowest.PromptScore <= highest.PromptScore) return DetectionBounds.Of(lowest.PromptScore, highest.PromptScore);
        errors.Add(field("teamsKiezen/tot"), "buiten-bereik", $"Tot komt niet voor vanaf, in deze volgorde: {string.Join(", ", Sensitivity.All.Select(one => one.Code))}.");
        return null;
    }

    private static void NotAmong(IReadOnlyList<Sensitivity> choices, string field, FieldErrors errors)
    {
        if (!errors.Has(field)) errors.Add(field, "onbekende-opmerkzaamheid", $"Kies uit {string.Join(", ", choices.Select(one => one.Code))}.");
    }
}

/// <summary>What somebody wants to set; null where they gave nothing that can be read.</summary>
/// <param name="Sensitivity">The code of a choice.</param>
/// <param name="Households">The fewest households.</param>
/// <param name="SourceKinds">The fewest kinds of source.</param>
internal readonly record struct WantedSettings(string? Sensitivity, int? Households, int? SourceKinds);
