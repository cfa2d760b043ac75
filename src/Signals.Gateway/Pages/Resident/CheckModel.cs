namespace Signals.Gateway.Pages.Resident;

/// <summary>The last page before sending.</summary>
/// <param name="Rows">What was answered.</param>
/// <param name="Errors">What is wrong, each with the page where it can be mended.</param>
/// <param name="Begin">The form's address.</param>
/// <param name="Back">The page before it.</param>
public sealed record CheckModel(IReadOnlyList<CheckRow> Rows, IReadOnlyList<(string Field, string Message)> Errors, string Begin, string Back);

/// <summary>One answer.</summary>
/// <param name="Slug">The page where it can be changed.</param>
/// <param name="Question">What was asked, in a few words.</param>
/// <param name="Answer">What was answered.</param>
public sealed record CheckRow(string Slug, string Question, string Answer);
