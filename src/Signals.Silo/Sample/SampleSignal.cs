using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;

namespace Signals.Silo.Sample;

/// <summary>One made-up signal.</summary>
/// <param name="Key">Its idempotency key, so that a load that broke off can go on.</param>
/// <param name="HouseNumber">The house on the neighbourhood's one street; null without an address.</param>
/// <param name="KeptTogether">Whether the household agreed that its signals are kept together.</param>
internal sealed record SampleSignal(
    string Key, NeighbourhoodCode Neighbourhood, ThemeCode Theme, Source Source, DateOnly ObservedOn, int? HouseNumber = null, bool KeptTogether = false);
