using Signals.Gateway.Follow;
using Signals.Gateway.Logbook;

namespace Signals.Gateway.Pages.Follow;

/// <summary>The follow page as it stands.</summary>
/// <param name="Code">The code that was asked for, in one spelling.</param>
/// <param name="Answer">What came of the signal; null if nothing was asked or found.</param>
/// <param name="Withdrawn">Whether it was just withdrawn.</param>
/// <param name="IsAsked">Whether the visitor asked to withdraw it, and is asked whether that is sure.</param>
/// <param name="IsTogether">Whether the household agreed that its reports are kept together, and can take that back.</param>
/// <param name="HasStopped">Whether that was just taken back.</param>
/// <param name="Error">The key of the text that says what is wrong; null for nothing.</param>
public sealed record FollowModel(string Code = "", FollowAnswer? Answer = null, bool Withdrawn = false, bool IsAsked = false, bool IsTogether = false, bool HasStopped = false, string? Error = null)
{
    /// <summary>What was done with the signal; null if that was not asked.</summary>
    public UseAnswer? Use { get; init; }
}
