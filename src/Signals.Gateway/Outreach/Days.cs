using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Outreach;

/// <summary>The days that somebody asks about, both included.</summary>
internal readonly record struct Days(DateOnly From, DateOnly To)
{
    /// <summary>How many days an answer is about unless somebody asks otherwise: this one and four weeks.</summary>
    public const int Usual = 29;

    /// <summary>The most days that an answer is about: this one and thirteen weeks.</summary>
    public const int Most = 92;

    /// <summary>Reads <c>van</c> and <c>tot</c>; what is wrong with them is noted.</summary>
    public static Days Of(QueryFields query, DateOnly today, FieldErrors errors)
    {
        var from = query.Day("van") ?? today;
        var to = query.Day("tot") ?? from.AddDays(Usual - 1);
        if (to < from || to.DayNumber - from.DayNumber >= Most)
            errors.Add("tot", "buiten-bereik", $"Tot ligt niet voor van, en hooguit {Most - 1} dagen erna.");
        return new(from, to);
    }
}
