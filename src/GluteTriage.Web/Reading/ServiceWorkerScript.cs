using System.Text.Json;

namespace GluteTriage.Web.Reading;

/// <summary>The program in the browser that shows the offline page when a page cannot be fetched.</summary>
internal static class ServiceWorkerScript
{
    /// <param name="name">Of the cache; a new release has a new one, and the old ones go.</param>
    /// <param name="kept">Addresses of the offline page, first, and of the files it needs.</param>
    public static string Of(string name, IReadOnlyList<string> kept) =>
        $$"""
        // Keeps one page for when there is no connection. Answers and other pages always come from the network, and are never kept.
        const cacheName = {{JsonSerializer.Serialize(name)}};
        const kept = {{JsonSerializer.Serialize(kept)}};
        addEventListener("install", event => event.waitUntil(
          caches.open(cacheName).then(cache => cache.addAll(kept)).then(() => skipWaiting())));
        addEventListener("activate", event => event.waitUntil(
          caches.keys().then(names => Promise.all(names.filter(name => name !== cacheName).map(name => caches.delete(name)))).then(() => clients.claim())));
        addEventListener("fetch", event => {
          if (event.request.mode === "navigate" && event.request.method === "GET") {
            event.respondWith(fetch(event.request).catch(() => caches.match(kept[0])));
          } else if (event.request.method === "GET" && kept.includes(new URL(event.request.url).pathname + new URL(event.request.url).search)) {
            event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
          }
        });
        """;

    /// <summary>Removes itself and everything it kept.</summary>
    public static string Leaving(string cacheName) =>
        $$"""
        addEventListener("install", () => skipWaiting());
        addEventListener("activate", event => event.waitUntil(
          caches.keys()
            .then(names => Promise.all(names.filter(name => name.startsWith({{JsonSerializer.Serialize(cacheName)}})).map(name => caches.delete(name))))
            .then(() => registration.unregister())));
        """;
}
