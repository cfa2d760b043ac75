using Signals.Core.Prompts;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

/// <summary>How alive a theme was in the four weeks that end with one: within four weeks no household counts twice.</summary>
/// <param name="Week">The last of the four weeks.</param>
/// <param name="Households">How many different households told of it in them, banded.</param>
/// <param name="Normal">What is normal for such four weeks, by what is known now.</param>
public sealed record CourseWeek(IsoWeek Week, BandedCount Households, NormalRange Normal);
