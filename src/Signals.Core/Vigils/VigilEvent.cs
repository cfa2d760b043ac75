using System.Text.Json.Serialization;
using Signals.Core.DataQuality;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Time;

namespace Signals.Core.Vigils;

/// <summary>Something that a municipality's vigil was told, or noticed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ArrivalsGathered), "arrivals-gathered")]
[JsonDerivedType(typeof(SourcesWatched), "sources-watched")]
[JsonDerivedType(typeof(QuietNoted), "quiet-noted")]
[JsonDerivedType(typeof(QuietEnded), "quiet-ended")]
public abstract record VigilEvent;

/// <summary>A neighbourhood told how much came in. Which one is not kept.</summary>
/// <param name="Weeks">The weeks that it told of.</param>
/// <param name="Team">Its team, which is told what is noticed.</param>
public sealed record ArrivalsGathered(IReadOnlyList<WeekArrivals> Weeks, TeamId Team) : VigilEvent;

/// <summary>The municipality told which kinds of source it uses.</summary>
/// <param name="InUse">The kinds.</param>
/// <param name="Week">The week from which it does.</param>
public sealed record SourcesWatched(IReadOnlyList<Source> InUse, IsoWeek Week) : VigilEvent;

/// <summary>Far too little comes in.</summary>
/// <param name="Quiet">Of what, and since when.</param>
/// <param name="Note">What teams are told.</param>
public sealed record QuietNoted(Quiet Quiet, DataQualityNote Note) : VigilEvent;

/// <summary>Something comes in again.</summary>
/// <param name="Source">The kind of source; null for findings and prompts.</param>
/// <param name="Through">The last week in which it was silent.</param>
/// <param name="Note">What teams are told.</param>
public sealed record QuietEnded(Source? Source, IsoWeek Through, DataQualityNote Note) : VigilEvent;
