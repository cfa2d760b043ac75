using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;

namespace Signals.Gateway.Imports;

/// <summary>A body of any size that is read while it comes in.</summary>
internal static class StreamedBody
{
    /// <returns>Which of the kinds the body is of, in UTF-8; null if of none.</returns>
    public static string? Kind(HttpRequest request, params ReadOnlySpan<string> kinds)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))) return null;
        foreach (var kind in kinds)
            if (type.MediaType.Equals(kind, StringComparison.OrdinalIgnoreCase))
                return kind;
        return null;
    }

    /// <summary>Lets a body be as large as it is; its sender may read nothing before everything was sent.</summary>
    public static void LiftBounds(IFeatureCollection features)
    {
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = null;
    }
}
