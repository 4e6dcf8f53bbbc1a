/* Draws each chart from the table beside it; without this script the table stands alone.
   Canvas only and no tooltip, so it runs where inline styles are forbidden. */
(function () {
  "use strict";

  /* CSS px on A4 beside its table; drawn anew, since a picture shrunk from the screen has words too small to read */
  var PAPER = { width: 370, height: 176 };
  var token = getComputedStyle(document.documentElement);

  function colour(name) {
    return token.getPropertyValue(name).trim();
  }

  function figure(text) {
    var cleaned = text.replace(/[,，%\s]/g, "");
    return cleaned === "" || isNaN(cleaned) ? null : Number(cleaned);
  }

  function words(cell) {
    return cell.textContent.trim();
  }

  function read(chart) {
    var heads = Array.from(chart.querySelectorAll("thead th"), words);
    var rows = Array.from(chart.querySelectorAll("tbody tr:not(.is-sum)"), function (row) {
      return Array.from(row.cells, words);
    });
    var last = chart.dataset.share ? heads.length - 1 : heads.length;
    var series = [];
    for (var column = 1; column < last; column += 1) {
      series.push({ name: heads[column], texts: pick(rows, column) });
    }
    return { labels: pick(rows, 0), series: series };
  }

  function pick(rows, column) {
    return rows.map(function (row) {
      return row[column];
    });
  }

  function look(place) {
    var main = colour("--qing-700");
    return [
      { color: main, borderColor: main, borderWidth: 1.5 },
      { color: colour("--paper"), borderColor: main, borderWidth: 1.5 },
      { color: colour("--qing-100"), borderColor: main, borderWidth: 1.5, decal: { symbol: "line", rotation: -0.8, color: main } },
    ][place % 3];
  }

  function options(kind, data, size) {
    var text = { color: colour("--ink"), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: size };
    var quiet = Object.assign({}, text, { color: colour("--ink-2") });
    var lies = kind === "bars";
    var names = {
      type: "category",
      data: data.labels,
      inverse: lies,
      boundaryGap: true,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour("--control") } },
      axisLabel: Object.assign({ interval: 0 }, text),
    };
    var amounts = { type: "value", min: 0, show: false };
    return {
      animation: false,
      aria: { enabled: false },
      textStyle: text,
      legend: data.series.length > 1 ? { left: 0, top: 0, itemWidth: 14, itemHeight: 14, selectedMode: false, textStyle: text } : undefined,
      grid: { left: 4, right: lies ? 56 : 8, top: data.series.length > 1 ? 48 : 24, bottom: 4, containLabel: true },
      xAxis: lies ? amounts : names,
      yAxis: lies ? names : amounts,
      series: data.series.map(function (one, place) {
        return {
          name: one.name,
          type: kind === "line" ? "line" : "bar",
          silent: true,
          data: one.texts.map(figure),
          barMaxWidth: 26,
          barGap: "25%",
          symbol: "circle",
          symbolSize: 9,
          itemStyle: look(place),
          lineStyle: { color: colour("--qing-700"), width: 2, type: place ? "dashed" : "solid" },
          label: Object.assign({}, quiet, {
            show: true,
            position: lies ? "right" : kind === "line" && place ? "bottom" : "top",
            formatter: function (mark) {
              return one.texts[mark.dataIndex];
            },
          }),
        };
      }),
    };
  }

  function draw(chart) {
    var data = read(chart);
    var canvas = chart.querySelector(".gk-chart__draw");
    if (!canvas || !data.labels.length) return;
    canvas.hidden = false;
    chart.classList.add("is-drawn");
    var size = parseFloat(token.fontSize) * 0.8125;
    var drawn = window.echarts.init(canvas, null, { renderer: "canvas" });
    drawn.setOption(options(chart.dataset.chart, data, size));
    var onPaper = false; /* laying out for paper also counts as a change of the window */
    window.addEventListener("resize", function () {
      if (!onPaper) drawn.resize();
    });
    window.addEventListener("beforeprint", function () {
      onPaper = true;
      drawn.resize(PAPER);
      drawn.getZr().flush(); /* the page is taken before the next frame */
    });
    window.addEventListener("afterprint", function () {
      onPaper = false;
      drawn.resize({ width: "auto", height: "auto" });
    });
  }

  if (window.echarts) document.querySelectorAll("[data-chart]").forEach(draw);
})();
