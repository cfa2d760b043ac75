using Signals.Core.Themes;

namespace Signals.Core.Neighbourhoods;

/// <summary>What a neighbourhood keeps of one signal, without the tokens that stand for its household: they would lead to other signals of the same address.</summary>
/// <param name="Theme">What it is about.</param>
/// <param name="ObservedOn">The day that it was observed, in Amsterdam.</param>
/// <param name="Source">The kind of place that it came from.</param>
/// <param name="People">How many different people it stands for, 1 to <see cref="Signal.MostPeople"/>.</param>
/// <param name="Counted">Whether it adds a household to its theme and week.</param>
/// <param name="Place">A listed place; null for none.</param>
/// <param name="AboutAnother">Whether it is about someone else than the one who told it; null if that is not known.</param>
/// <param name="HasHousehold">Whether tokens of the household are kept with it.</param>
public sealed record KeptSignal(ThemeCode Theme, DateOnly ObservedOn, Source Source, int People, bool Counted, string? Place, bool? AboutAnother, bool HasHousehold);
