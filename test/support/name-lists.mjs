/** Made-up people's names for tests: forms that are in use, no real person. Given names first, then surnames, unless said otherwise. */

const words = (text) => text.trim().split(/\s+/);
const phrases = (text) => text.trim().split(/\s*,\s*/);

/** Foreign names with letters that an old Vietnamese encoding could mean something else by. */
export const foreignNames = {
	french: [
		words('François Hélène Zoé Benoît Gisèle Loïc Anaïs Noël Chloé André René Renée Irène Jérôme Maël Gaëlle Éloïse Étienne Cédric Mélanie Agnès Désiré Inès Théo Léa Noémie Solène Aurélie Océane Maïa Thaïs Joël Raphaël Michaël Élodie Geneviève Céline Zoë Maï Côme'),
		words('Lefèvre Béranger Gérard Müller Hébert Poirée Bénard Lemaître Châtelain Dupré Besançon Forêt Prévôt Marchière Légaré Crépin Côté Bégin Lévêque Guérin Rivière Barthélémy Ménard Fréchette Bourdíer Noé Thé Lô Cléry Vô'),
	],
	german: [
		words('Jürgen Jörg Günther Björn Käthe Sören Ulf Rüdiger Götz Bärbel Börries Kerstin Hans-Jürgen Jörn Änne Uwe Dörte Hänsel Lüder Wölfi'),
		words('Müller Schäfer Schröder Böhm Köhler König Krüger Jäger Weiß Groß Löwe Kühn Vögele Bär Strauß Höfer Lüders Grün Schön Mühl Häberle Röder Bühl Möhring Hügel Übel Öhler Ägidius Nöth Lüth Thö Hö'),
	],
	spanish: [
		words('José María Jesús Ángel Óscar Íñigo Nuño Begoña Andrés Mónica Inés Adrián Sofía Lucía Martín Tomás Hernán Rubén Fermín Ramón Félix Álvaro Verónica Ximena Concepción Asunción Raúl Saúl Zoé Noé'),
		words('Ñuñez Núñez Muñoz Peña García López Pérez Gómez Hernández Ibáñez Ordóñez Yáñez Zúñiga Cañas Acuña Bolaños Cárdenas Méndez Ríos Suárez Vázquez Güell Agüero Piñón Lí Solís Fú Bó'),
	],
	polish: [
		words('Łukasz Michał Paweł Grażyna Małgorzata Zbigniew Józef Stanisław Bożena Światosław Kacper Żaneta Jarosław Bronisława Hanna Róża'),
		words('Kowalczyk Wiśniewski Wójcik Dąbrowski Kozłowska Gołąb Wróbel Żak Pióro Król Jóźwiak Łoś Mróz Szczęsny Zając Świątek Góra Gór Bób'),
	],
	czech: [
		words('Jiří Tomáš Lukáš Matěj Zdeněk Božena Růžena Libuše Štěpán Aneta Dušan Eliška Kateřina Václav Žofie Soňa Věra Naděžda'),
		words('Dvořák Novák Svoboda Černý Procházka Kučera Veselý Němec Pokorný Růžička Šťastný Hájek Kříž Čapek Beneš Bílý Malá Cílek Mácha'),
	],
	turkish: [
		words('Çağla Gül Gülşen Özge Ömer Yılmaz İbrahim Şule Ayşe Gökhan Türkan Ümit Ünal Ökkeş Çetin Işıl Süleyman Tülin Müge Nilgün Göksu'),
		words('Öztürk Çelik Şahin Yıldız Aydın Kılıç Arslan Doğan Gündüz Güneş Özdemir Türk Sönmez Köse Güngör Bozkurt Koç Ünlü Gün Tün'),
	],
	nordic: [
		words('Søren Jørgen Bjørn Åse Göran Håkan Märta Øystein Pål Kåre Väinö Jüri Sigurður Þóra Guðrún Ásta Ólafur Mæja Tõnu Ülo Jón'),
		words('Sørensen Åberg Öberg Björk Sjö Mäkinen Hämäläinen Ødegård Strøm Nygård Lindström Jónsdóttir Sæther Bø Mø Lõhmus Tamm Kõiv Böök'),
	],
	portuguese: [
		words('João António Conceição Lúcia Antônio Inês Estêvão Simão Sebastião Patrícia Érica Luís Thaís Zé Tiê Anísio'),
		words('Simões Guimarães Magalhães Assunção Gonçalves Araújo Falcão Leitão Brandão Sá Mourão Corrêa Conceição Abraão Vilaça Sé'),
	],
	hungarian: [
		words('László Géza István Zsófia Ágnes Béla Jenő Győző Márta Piroska Ödön Zoltán Imre Gáspár Örs Öcsi Búlcsu'),
		words('Tóth Szabó Kovács Kőszegi Bíró Németh Horváth Juhász Gál Vörös Fehér Pásztor Hűvös Gyűrű Pál Sós Lőw Bán Vág'),
	],
};

/** Chinese names in Pinyin with tones: surnames first. */
export const pinyinNames = [
	words('Lǐ Wáng Zhāng Liú Chén Yáng Zhào Huáng Zhōu Wú Xú Sūn Hú Zhū Gāo Lín Hé Guō Mǎ Luó Lü Lǚ Dòu Hóu Lù Xiè Sòng Dèng Cáo Péng Zēng Tián Dǒng Pān Yú Fāng Shí Wèi Nǚ Fú Hòu Méng'),
	words('Wěi Nà Mǐn Jìng Qiáng Lěi Yáng Yàn Juān Tāo Míng Chāo Xiùyīng Xiá Píng Gāng Guìyīng Lì Hóng Jié Níng Bó Hào Xuě Méi Lán Fèng Huì Jūn Jiàn Shūhuá Hóu Tíng Xīn Dān Nán Ān Lóng Hé Mèng Rúi Tóu'),
];

/** Minorities: names as registers write them, whole. */
export const minorityNames = phrases(`
	Y Bhăm Êban, Y Moan Êñuôl, Y Thuật Niê, Y Wôn Mlô, Y Ngông Niê Kđăm, Y Blô Kbuôr, Y Dhun Ksơr, Y Săn Byă, Y Đăm Ayŭn, Y Khoa Adrơng,
	H'Hen Niê, H’Bia Êban, H'Yuôn Mlô, H Linh Kbuôr, H' Nuôn Hđơk, H´Yar Ktla, Hʼ Nga Knul, H'Đim Hmok, H'Duyên Kđoh, H'Mai Êñuôl, H'Wiêng Buôn Yă,
	K'Brói, K'Brãi, K’Rang, K' Bôi, K'Ré, K'Sá, K'Tơm, Ka Mơi, Ka Dọ, K'Đoàn, K'Bét, K'Hòa, K'Lòng, K'Ròm, K'Són, K'Bộ,
	Rơ Châm H'Oanh, Rơ Lan Biêu, Rơ Mah Kép, Siu Blêl, Siu Thê, Ksor Phước, Ksor Hnhớt, Kpă Klơng, Kpuih Phê, Nay Hòa, Nay Đúk, Rmah Blơn, Rah Lan Nô, Puih Bré,
	A Blới, A Thút, A Jơi, A Kớt, Y Bớt, Y Hồi, Y Pôi, Đinh Yôn, Đinh Hmưk, Bơ Nướch Thị Bé, Alăng Phiêu, Arất Blúi, Pơloong Té, Zơrâm Thỏa, Tơ Ngôl Dế, Bling Hé, Coor Lé,
	Điểu Ôn, Điểu K'Ré, Điểu Mốt, Điểu Bớt, Thị Ngót, Thị Grối, Điểu Xé, Điểu Hòn, Điểu Đố, Thị Bé, Điểu Lé, Thị Dé, Điểu Sôi,
	Thạch Sóc Kha, Thạch Sà Rươl, Thạch Thị Sà Rây, Sơn Sô Phi, Sơn Nê, Kim Sóc Thi, Danh Thươl, Danh Hôn, Kiên Sóc Ly, Thạch Phích, Néang Sóc Kha, Neáng Sa Vy, Néang Kunh Thia, Chau Sóc Khonl, Chau Phép, Chau Chanh Đa, Lâm Phol, Tiên Thị Néang, Thạch Mâu Ni,
	Đàng Năng Thọ, Đàng Thị Ný, Báo Văn Trò, Thiên Sanh Cảnh, Kiều Maily, Từ Công Dư, Não Thiên Bé, Thập Hồng Luyện, Trượng Tốn, Đổng Thành Danh, Mách Sâm, Sa Mách, Mohamach Só, Haji Só, Ức Viết Thông, Bá Trung Phụ,
	Giàng A Páo, Giàng A Tủa, Sùng A Chớ, Sùng Thị Mỷ, Vàng A Dế, Vàng Thị Dợ, Thào A Lử, Hờ A Chư, Hờ Thị Vá, Mùa A Sử, Lầu Thị Nủ, Cháng A Phổng, Vừ Mí Kẻ, Vừ Mí Só, Hạng Mí Dé, Ly Mí Pó, Lý A Sáng, Chá A Của, Tráng A Pao, Ma Seo Sài, Má A Đế, Cứ A Hờ, Phàng A Só,
	Phàn Mùi Mẩy, Phàn Tả Mẩy, Tẩn Láo Tả, Chẻo Láo San, Chẻo Mùi Pết, Lò Thị Páo, Lò Văn Ín, Lò Văn Hặc, Lường Văn Só, Quàng Văn Ơn, Cầm Thị Chiêu, Bạc Cầm Khún, Đèo Văn Ban, Cà Thị É, Tòng Văn Hịa, Lềm Văn Thoan, Khằm Bun Mí, Vì Văn Pấng, Lô Thị Ót, Vi Thị Ế,
	Bế Văn Đàn, Nông Thị É, Triệu Mùi Pu, Bàn Tài Mềnh, Đặng Chòi Phấy, Lỷ A Khoai, Pờ Dần Xinh, Vù Mí Lúa, Sình Dỉ Gai, Xồng Bá Dé, Lỳ Xè Nu, Chu Xè Só, Lử Thị Pé, Thò Mí Só, Thò Bá Rê, Cụt Văn Tý, Moong Thị Bé, Lữ Thị Ín
`);

/** Quarters and hamlets as they are called in the province and beyond, after their kind of unit. */
export const hamletNames = phrases(`
	Bến Liễu, Bình Đức 2, Kiến An, Đông Tân, Bàu Cây Cám, Cây Dâu, Ông Đông, Cà Na, Vũng Tây, Rạch Bắp, Chiêu Liêu, Nội Hóa 1, Tân Long, Trảng Bông, Phú Thứ, An Phú, Phú An, Hòa Lân 2,
	Bình Quới A, Thạnh Lợi, Đồng An 3, Bình Phước, Hưng Lộc, Long Bình, Suối Con, Gò Mối, Bờ Cảng, Lò Ô, Ruộng Sâu, Bố Lá, Vĩnh An, Cầu Đôi, Bến Tượng, Lai Khê, Cây Sắn, Đồng Sổ, Xà Mách, Bà Tứ, Bàu Lòng,
	Suối Sỏi, Giáng Hương, Đuôi Chuột, Rạch Rạt, Nước Vàng, Bà Phái, Cò Trách, Bến Sắn, Tân Phú, Chánh Lộc 6, Mỹ Hảo 2, Định Hòa, Hòa Phú, Phú Hữu, Phú Bưng, Khánh Lợi, Ba Đình, Xóm Đèn, Tân Hóa, Vườn Vũ, Giáp Lạc, Vĩnh Phước,
	Dư Khánh, Trại Cá, Bà Đã, Gò Đậu, Nhà Đỏ, Cổng Xanh, Bót Cây Sắn, Sở Sao, Chòm Sao, Bà Rịa, Xóm Ụ, Ổi Đỏ, Ông Hoàng, Bờ Hồ, Ngã Cạy, Lộ Tẻ, Mù U, Cai Lạy, Vòng Xoay, Bù Đốp, Thác Mơ, Thượng Cát, Hạ Lũng, Nhuệ Giang
`);

/** Communes and districts elsewhere, for addresses of migrants. */
export const farPlaces = phrases(`
	xã Vĩnh Thuận Đông, xã Hòa Tú 1, xã Đại Ân 2, xã Lịch Hội Thượng, xã Phong Thạnh A, xã Tân Lược, xã Ngãi Hùng, xã Long Điền Đông, xã Thạnh Ngãi, xã Mỹ Chánh, xã An Đức, xã Hiệp Xương, xã Vĩnh Nhuận, xã Óc Eo, xã Ba Chúc,
	xã Quảng Lưu, xã Hoằng Phụ, xã Nga Thủy, xã Cẩm Duệ, xã Kỳ Ninh, xã Diễn Mỹ, xã Quỳnh Nghĩa, xã Nghi Tiến, xã Thanh Liên, xã Ngọc Sơn, xã Yên Hồ, xã Đức Bồng, xã Hương Đô, xã Phúc Trạch, xã Lộc Thủy, xã Gio Mỹ, xã Hải Khê,
	xã Phổ Cường, xã Hành Tín Tây, xã Ba Điền, xã Cát Tường, xã Nhơn Hạnh, xã Canh Hiển, xã An Xuân, xã Ea Kpam, xã Cư M'gar, xã Krông Búk, xã Ea Hồ, xã Dliê Ya, xã Đắk Ơ, xã Bù Gia Mập, xã Lộc Hiệp, xã Ia Glai, xã Chư Ngọc, xã Kông Chro,
	xã Mường Nhé, xã Nậm Kè, xã Pá Mỳ, xã Sín Chải, xã Lũng Cú, xã Mậu Duệ, xã Xín Cái, xã Thượng Hà, xã Cốc Lầu, xã Y Tý, xã Bản Rạ, xã Bộc Bố, xã Vũ Lễ, xã Tân Tri, xã Hữu Khánh, xã Quý Sơn, xã Phượng Mao, xã Đông Lỗ, xã Chu Phan,
	phường Ô Môn, phường Ái Nghĩa, phường Ỷ La, phường Ngũ Hiệp, phường Đằng Giang, phường Nghĩa Lộ, phường Trần Phú, phường Tràng Cát, thị trấn Óc Eo, thị trấn Tri Tôn, thị trấn U Minh, thị trấn Yên Cát, thị trấn Chũ, thị trấn Núi Đối,
	huyện Hồng Dân, huyện Mỹ Tú, huyện Kế Sách, huyện Cù Lao Dung, huyện Trà Cú, huyện Cầu Kè, huyện Gò Quao, huyện An Biên, huyện Thới Bình, huyện Phú Tân, huyện Nông Cống, huyện Thọ Xuân, huyện Bá Thước, huyện Quế Phong, huyện Kỳ Sơn,
	huyện Nghi Xuân, huyện Lệ Thủy, huyện Vĩnh Linh, huyện Phù Mỹ, huyện Krông Pắc, huyện Ea H'leo, huyện Đắk Mil, huyện Chư Sê, huyện Mèo Vạc, huyện Ý Yên, huyện Hữu Lũng, huyện Ứng Hòa, thị xã Ngã Năm, thị xã Hồng Ngự, thành phố Vị Thanh
`);
