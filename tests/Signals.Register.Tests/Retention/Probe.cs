namespace Signals.Register.Tests.Retention;

/// <summary>Something that the run put into a place of the register, and the day on which its term ends.</summary>
/// <param name="Category">The category of the register.</param>
/// <param name="Place">The place of the register.</param>
/// <param name="Needle">What is found there as long as it is kept.</param>
/// <param name="From">The first day on which it is there.</param>
/// <param name="Last">A day on which it must still be there; as late as can be said of any day.</param>
/// <param name="Gone">The day on which nothing of it may be left.</param>
internal sealed record Probe(string Category, string Place, string Needle, int From, int Last, int Gone);
