using Signals.Grains.Engine;

namespace Signals.Grains.Themes;

/// <summary>A theme of a municipality: gathers what its neighbourhoods have learned and lends each what all have in common. It only takes messages.</summary>
[MayInterleave]
public interface ISharedTheme : IJournaledGrain;
