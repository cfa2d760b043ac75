using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Menus;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Municipalities;

/// <summary>Something that a municipality set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AreasLoaded), "areas-loaded")]
[JsonDerivedType(typeof(AreaSucceeded), "area-succeeded")]
[JsonDerivedType(typeof(ThemeAdded), "theme-added")]
[JsonDerivedType(typeof(ThemeHidden), "theme-hidden")]
[JsonDerivedType(typeof(ThemeShown), "theme-shown")]
[JsonDerivedType(typeof(TeamFormed), "team-formed")]
[JsonDerivedType(typeof(TeamDissolved), "team-dissolved")]
[JsonDerivedType(typeof(HouseholdKeepingAllowed), "household-keeping-allowed")]
[JsonDerivedType(typeof(DetectionSet), "detection-set")]
[JsonDerivedType(typeof(TeamBoundsSet), "team-bounds-set")]
[JsonDerivedType(typeof(TeamDetectionSet), "team-detection-set")]
[JsonDerivedType(typeof(SourcesSet), "sources-set")]
[JsonDerivedType(typeof(PlacesListed), "places-listed")]
[JsonDerivedType(typeof(MenuCardSet), "menu-card-set")]
[JsonDerivedType(typeof(MenuCardRemoved), "menu-card-removed")]
[JsonDerivedType(typeof(MenuCardLeftOut), "menu-card-left-out")]
[JsonDerivedType(typeof(MenuCardOffered), "menu-card-offered")]
[JsonDerivedType(typeof(TeamMenuNarrowed), "team-menu-narrowed")]
[JsonDerivedType(typeof(TeamCapacityShared), "team-capacity-shared")]
[JsonDerivedType(typeof(PilotSet), "pilot-set")]
[JsonDerivedType(typeof(NeighbourhoodsTold), "neighbourhoods-told")]
public abstract record MunicipalityEvent;

/// <summary>Areas that are new or changed.</summary>
public sealed record AreasLoaded(string Name, IReadOnlyList<DistrictArea> Districts, IReadOnlyList<NeighbourhoodArea> Neighbourhoods) : MunicipalityEvent;

/// <summary>Other neighbourhoods took the place of one, or of parts of it.</summary>
public sealed record AreaSucceeded(AreaSuccession Succession) : MunicipalityEvent;

/// <summary>A theme was added or renamed.</summary>
public sealed record ThemeAdded(Theme Theme) : MunicipalityEvent;

/// <summary>A theme is offered no longer.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Week">The week in which it was hidden.</param>
public sealed record ThemeHidden(ThemeCode Theme, IsoWeek Week) : MunicipalityEvent;

/// <summary>A theme that was hidden is offered again.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="BegunIn">The week from which it is learned anew; null if it was hidden so shortly that it is learned on as before.</param>
public sealed record ThemeShown(ThemeCode Theme, IsoWeek? BegunIn) : MunicipalityEvent;

/// <summary>A team was formed or changed; its districts and single neighbourhoods leave the teams that they were with.</summary>
public sealed record TeamFormed(Team Team) : MunicipalityEvent;

/// <summary>A team that served nothing any more was dissolved.</summary>
public sealed record TeamDissolved(TeamId Team) : MunicipalityEvent;

/// <summary>Households that agree to it may be kept together.</summary>
public sealed record HouseholdKeepingAllowed(string Dpia) : MunicipalityEvent;

/// <summary>It was set when a rise becomes a finding or a prompt.</summary>
public sealed record DetectionSet(DetectionSettings Settings) : MunicipalityEvent;

/// <summary>It was set what teams may choose for their own prompts.</summary>
public sealed record TeamBoundsSet(DetectionBounds Bounds) : MunicipalityEvent;

/// <summary>A team set when a rise becomes a prompt in its neighbourhoods, or what it had set was brought within new bounds.</summary>
/// <param name="Team">The team.</param>
/// <param name="Settings">What it chose; null to do as the municipality does.</param>
public sealed record TeamDetectionSet(TeamId Team, DetectionSettings? Settings) : MunicipalityEvent;

/// <summary>It was set which kinds of source the municipality uses.</summary>
public sealed record SourcesSet(IReadOnlyList<Source> InUse) : MunicipalityEvent;

/// <summary>The places of a neighbourhood were listed, in place of those that it had.</summary>
public sealed record PlacesListed(NeighbourhoodCode Neighbourhood, IReadOnlyList<ListedPlace> Places) : MunicipalityEvent;

/// <summary>A card of the municipality's own was added or changed. One with the code of a standard card takes that one's place.</summary>
public sealed record MenuCardSet(MenuCard Card) : MunicipalityEvent;

/// <summary>A card of the municipality's own was removed; a standard one whose place it took is offered again.</summary>
public sealed record MenuCardRemoved(MenuCardCode Card) : MunicipalityEvent;

/// <summary>A standard card is left out.</summary>
public sealed record MenuCardLeftOut(MenuCardCode Card) : MunicipalityEvent;

/// <summary>A standard card that was left out is offered again.</summary>
public sealed record MenuCardOffered(MenuCardCode Card) : MunicipalityEvent;

/// <summary>A team leaves cards out of what its prompts offer, in place of those that it left out before.</summary>
public sealed record TeamMenuNarrowed(TeamId Team, IReadOnlyList<MenuCardCode> LeftOut) : MunicipalityEvent;

/// <summary>A pilot began, changed or ended.</summary>
public sealed record PilotSet(Pilot Pilot) : MunicipalityEvent;

/// <summary>A team told how much room it has, or took that back.</summary>
public sealed record TeamCapacityShared(TeamId Team, CapacityNote? Capacity) : MunicipalityEvent;

/// <summary>Every neighbourhood was told what concerns it.</summary>
public sealed record NeighbourhoodsTold : MunicipalityEvent
{
    /// <summary>When; null where an older version did not say.</summary>
    public DateTimeOffset? At { get; init; }
}
