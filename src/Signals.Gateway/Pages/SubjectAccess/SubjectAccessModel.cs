using Signals.Gateway.SubjectAccess;

namespace Signals.Gateway.Pages.SubjectAccess;

/// <summary>The page of access to one's own data as it stands.</summary>
/// <param name="Codes">The follow codes as they were filled in, one a line.</param>
/// <param name="Asker">Who asks, as a code; null if nothing was chosen.</param>
/// <param name="Errors">What is wrong, by the name of the field.</param>
public sealed record SubjectAccessModel(string Codes, string? Asker, IReadOnlyList<(string Field, string Message)> Errors)
{
    /// <summary>What is kept; null if nothing was asked or found.</summary>
    public SubjectAccessAnswer? Answer { get; init; }

    /// <summary>Whether whoever asks is referred to their representative.</summary>
    public bool IsForRepresentative { get; init; }

    /// <returns>The name of the type only: it holds what people wrote.</returns>
    public override string ToString() => nameof(SubjectAccessModel);
}
